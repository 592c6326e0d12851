using System.Text.RegularExpressions;

namespace MultiModalRL.Cli.Tests;

/// <summary>What Markdown files show in fenced blocks.</summary>
internal static partial class ReadmeText
{
    private const string FromSource = "dotnet run -c Release --project src/MultiModalRL.Cli -- ";

    /// <summary>The blocks of a language, in order, without their fences.</summary>
    public static IReadOnlyList<string> Blocks(string file, string language) =>
    [
        .. Fence().Matches(File.ReadAllText(file).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value),
    ];

    /// <summary>The command lines of a file, as arguments of <c>mmrl</c>.</summary>
    public static IEnumerable<string> Commands(string file) =>
        Blocks(file, "").Concat(Blocks(file, "sh")).Concat(Blocks(file, "bash"))
            .SelectMany(block => block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Select(line => Comment().Replace(line.Trim(), ""))
            .Select(Arguments)
            .OfType<string>();

    /// <summary>The lines between the marks of a sample, moved to the left margin.</summary>
    public static string Sample(string file)
    {
        var lines = File.ReadAllLines(file)
            .SkipWhile(line => line.Trim() != "// <sample>").Skip(1)
            .TakeWhile(line => line.Trim() != "// </sample>")
            .ToArray();
        var margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[margin..] : line));
    }

    private static string? Arguments(string line)
    {
        foreach (var start in new[] { "mmrl ", FromSource })
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line[start.Length..].Trim();
            }
        }

        return null;
    }

    [GeneratedRegex(@"^```(?<language>[a-z]*)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();
}
