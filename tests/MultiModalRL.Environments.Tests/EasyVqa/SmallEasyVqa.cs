using System.Text.Json;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

/// <summary>A folder in the layout of easy-VQA; image n is flat, its red value n and its blue value 100 in test.</summary>
internal sealed class SmallEasyVqa : IDisposable
{
    public const int TrainImages = 60;
    public const int TestImages = 3;

    public SmallEasyVqa()
    {
        Write("data/answers.txt", "yes\nno\ncircle\nblue\n");
        Part("train", TrainImages, blue: 0, id => [("is it blue?", "yes", id), ("what shape is it?", "circle", id), ("what color?", "blue", id)]);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("mmrl-").FullName;

    public SmallEasyVqa WithTest()
    {
        Part("test", TestImages, blue: 100, id => [("is it purple?", "no", id)]);
        return this;
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Part(string part, int images, byte blue, Func<int, (string, string, int)[]> rows)
    {
        var questions = Enumerable.Range(0, images).SelectMany(rows).Select(row => new object[] { row.Item1, row.Item2, row.Item3 });
        Write($"data/{part}/questions.json", JsonSerializer.Serialize(questions));
        Directory.CreateDirectory(File($"data/{part}/images"));
        for (var id = 0; id < images; id++)
        {
            using var bitmap = new SKBitmap(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque);
            bitmap.Erase(new SKColor((byte)id, 0, blue));
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            System.IO.File.WriteAllBytes(File($"data/{part}/images/{id}.png"), data.ToArray());
        }
    }
}
