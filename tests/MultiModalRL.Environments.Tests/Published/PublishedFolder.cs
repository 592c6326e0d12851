using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

/// <summary>A folder that a test fills with the files of a benchmark, written apart from the readers.</summary>
internal sealed class PublishedFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mmrl-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public PublishedFolder Json(string name, object content) => Bytes(name, JsonSerializer.SerializeToUtf8Bytes(content));

    public PublishedFolder GzippedJson(string name, object content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            JsonSerializer.Serialize(gzip, content);
        }

        return Bytes(name, packed.ToArray());
    }

    public PublishedFolder Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    public PublishedFolder Bytes(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), bytes);
        return this;
    }

    public PublishedFolder Table(string name, HubTable table)
    {
        table.Write(File(name));
        return this;
    }

    /// <summary>A flat image whose red value tells it apart.</summary>
    public static byte[] Image(byte red, SKEncodedImageFormat format = SKEncodedImageFormat.Png, int width = 8)
    {
        using var bitmap = new SKBitmap(width, 8, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(red, 0, 0));
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    /// <summary>
    /// The environment contract over a split under every protocol, and an evaluation by answers given at random, always the same or by question;
    /// an answer is worth the same said as chosen.
    /// </summary>
    public void AssertPlays(string benchmark, Split split = Split.Train, JsonObject? options = null)
    {
        using var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly).BuildServiceProvider();
        var accuracies = new Dictionary<string, IReadOnlyDictionary<string, double>>();
        foreach (var protocol in new[] { "oneshot", "glimpse", "resolution", "deliberate", "text" })
        {
            var registration = services.GetRequiredService<EnvironmentRegistry>().Get($"{protocol}/{benchmark}-v0");
            var bound = OptionsBinder.Bind(registration.OptionsType, new JsonObject { ["benchmark"] = options?.DeepClone() ?? new JsonObject() }, "environment");
            var results = EnvironmentChecker.Check(registration, new EnvironmentRequest(1, split, Path, 5), bound);
            Assert.That(results.Where(result => !result.Passed), Is.Empty);
            Assert.That(results, Has.Count.GreaterThan(17), "with the checks of question answering");
            accuracies[protocol] = BaselinePlays.Assert(registration, bound, Path, split);
        }

        Assert.That(accuracies["text"], Is.EquivalentTo(accuracies["oneshot"]));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
