using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Caption agreement of ShapeWorld: one folder a configuration with <c>caption.txt</c>, <c>agreement.txt</c> and
/// <c>world-&lt;i&gt;.png</c>. What gives the answer away (the models of world and caption) is never opened.
/// </summary>
public sealed class ShapeWorldDataset
{
    private const string CaptionFile = "caption.txt";
    private const string AgreementFile = "agreement.txt";

    private readonly ImmutableSortedDictionary<string, string> folders;

    private ShapeWorldDataset(ImmutableSortedDictionary<string, string> folders) => this.folders = folders;

    /// <summary>The names of the configurations, in ordinal order.</summary>
    public IEnumerable<string> Configurations => folders.Keys;

    /// <summary>
    /// Opens a folder of configurations (or one above it, as published: <c>examples/agreement</c>), or one configuration.
    /// </summary>
    /// <exception cref="InputException">The folder is missing, or there is no configuration in it.</exception>
    public static ShapeWorldDataset Open(string folder)
    {
        var root = InputFolder.Root(
            folder, "ShapeWorld", ["agreement", Path.Combine("examples", "agreement")],
            candidate => IsConfiguration(candidate) || Directory.EnumerateDirectories(candidate).Any(IsConfiguration),
            $"a configuration ({CaptionFile} and {AgreementFile}) or folders of them");
        var found = IsConfiguration(root) ? [root] : Directory.EnumerateDirectories(root).Where(IsConfiguration);
        return new(found.ToImmutableSortedDictionary(path => new DirectoryInfo(path).Name, path => path, StringComparer.Ordinal));
    }

    /// <summary>Reads the captions of a configuration, world by world.</summary>
    /// <exception cref="InputException">
    /// A file is missing or malformed, the two disagree in the number of worlds or captions, or a world has no picture.
    /// </exception>
    public ImmutableArray<ShapeWorldCaption> Read(string configuration)
    {
        if (!folders.TryGetValue(configuration, out var folder))
        {
            throw new InputException($"ShapeWorld has no configuration '{configuration}': expected {string.Join(", ", folders.Keys)}");
        }

        var worlds = Captions(Path.Combine(folder, CaptionFile));
        var agreement = Agreement(Path.Combine(folder, AgreementFile));
        if (worlds.Count != agreement.Length)
        {
            throw new InputException($"{Path.Combine(folder, AgreementFile)} has {agreement.Length} lines: expected {worlds.Count}, one a block of {CaptionFile}");
        }

        return [.. Enumerable.Range(0, worlds.Count).SelectMany(world => World(folder, world, worlds[world], agreement[world]))];
    }

    private static bool IsConfiguration(string folder) =>
        File.Exists(Path.Combine(folder, CaptionFile)) && File.Exists(Path.Combine(folder, AgreementFile));

    private static IEnumerable<ShapeWorldCaption> World(string folder, int world, List<string> captions, bool[] agrees)
    {
        if (captions.Count != agrees.Length)
        {
            throw new InputException(
                $"{Path.Combine(folder, AgreementFile)}: line {world + 1}: expected {captions.Count} numbers, one a caption of world {world}, found {agrees.Length}");
        }

        var image = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"world-{world}.png"));
        return File.Exists(image)
            ? captions.Select((text, number) => new ShapeWorldCaption(new DirectoryInfo(folder).Name, world, number, text, agrees[number], image))
            : throw new InputException($"{image} is missing: block {world + 1} of {Path.Combine(folder, CaptionFile)} describes it");
    }

    /// <summary>The blocks of lines that empty lines part.</summary>
    private static List<List<string>> Captions(string file)
    {
        var blocks = new List<List<string>>();
        var isOpen = false;
        foreach (var line in InputLines.ReadAll(file).Select(line => line.Trim()))
        {
            if (line.Length > 0 && !isOpen)
            {
                blocks.Add([]);
            }

            isOpen = line.Length > 0;
            if (isOpen)
            {
                blocks[^1].Add(line);
            }
        }

        return blocks.Count > 0 ? blocks : throw new InputException($"{file} has no captions");
    }

    private static bool[][] Agreement(string file)
    {
        var lines = InputLines.ReadAll(file);
        return [.. lines.Select((line, index) => line.Split(';').Select(number => Agrees(file, index, number)).ToArray())];
    }

    private static bool Agrees(string file, int line, string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is 0 or 1
            ? value == 1
            : throw new InputException($"{file}: line {line + 1}: expected 1.0 (agrees) or 0.0 (does not), found '{Quoted.OneLine(number)}'");
}
