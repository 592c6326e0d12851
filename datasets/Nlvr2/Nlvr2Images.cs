using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>The photographs below a folder: <c>&lt;split&gt;-&lt;set&gt;-&lt;pair&gt;-img0.png</c> (left) and <c>-img1.png</c> (right), in whatever folders.</summary>
internal sealed class Nlvr2Images
{
    private readonly string folder;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public Nlvr2Images(string folder)
    {
        this.folder = folder;
        foreach (var file in Directory.EnumerateFiles(folder, "*-img?.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        }
    }

    /// <summary>Whether there is no photograph of any of these pairs.</summary>
    public bool HasNoneOf(IEnumerable<string> pairs) => pairs.All(pair => !files.ContainsKey(Name(pair, 0)) && !files.ContainsKey(Name(pair, 1)));

    /// <summary>Both photographs of a pair, side by side.</summary>
    /// <exception cref="InputException">One is missing.</exception>
    public ImageSource Of(string pair) => ImageSource.SideBySide(Photograph(pair, 0), Photograph(pair, 1));

    private static string Name(string pair, int side) => $"{pair}-img{side}";

    private ImageSource Photograph(string pair, int side) => files.TryGetValue(Name(pair, side), out var file)
        ? ImageSource.OfFile(file)
        : throw new InputException(
            $"{Name(pair, side)}.png is missing below {folder}: the examples of pair {pair} refer to it{(files.Count == 0 ? " (no photograph is there at all, which allowMissingImages would allow)" : "")}");
}
