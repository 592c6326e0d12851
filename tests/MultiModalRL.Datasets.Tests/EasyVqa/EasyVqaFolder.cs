using System.Text.Json;

namespace MultiModalRL.Datasets.Tests;

/// <summary>A small folder in the layout of easy-VQA, written apart from the reader under test.</summary>
internal sealed class EasyVqaFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string prefix;

    public EasyVqaFolder(bool nested = true)
    {
        prefix = nested ? "data/" : "";
        Write("answers.txt", "circle\nyes\nblue\n");
        Part("train", [("Is it blue?", "yes", 0), ("what color?", "blue", 0), ("what shape?", "circle", 7)]);
    }

    public string Path => folder.Path;

    public string Write(string name, string text) => folder.Write(prefix + name, text);

    public string Write(string name, byte[] bytes) => folder.Write(prefix + name, bytes);

    public string File(string name) => System.IO.Path.Combine(folder.Path, prefix + name);

    public void Part(string part, (string Question, string Answer, int Image)[] rows)
    {
        Write($"{part}/questions.json", JsonSerializer.Serialize(rows.Select(row => new object[] { row.Question, row.Answer, row.Image })));
        foreach (var image in rows.Select(row => row.Image).Distinct())
        {
            Write($"{part}/images/{image}.png", PngFile.OfRgb(64, 64, (_, _) => ((byte)image, 0, 0)));
        }
    }

    public void Dispose() => folder.Dispose();
}
