using System.Text.RegularExpressions;

namespace MultiModalRL.Cli.Tests;

/// <summary>House rules that the source files show.</summary>
public sealed partial class SourceRulesTests
{
    private const int MostLines = 400;

    // Put together here, so that this file does not hold what it looks for.
    private static readonly Regex Unfinished = new(@"\b(TO" + "DO|FIX" + "ME|HA" + "CK)\b");

    private static IReadOnlyList<string> Sources { get; } = Repository.Files(".cs");

    [Test]
    public void Sources_AreFound() => Assert.That(Sources, Has.Count.GreaterThan(100));

    [Test]
    public void Files_AreShort()
    {
        var long_ = Sources.Where(path => File.ReadLines(path).Count() > MostLines).Select(Repository.NameOf);
        Assert.That(long_, Is.Empty);
    }

    [Test]
    public void Files_HoldOnePublicTypeOfTheirName()
    {
        var flawed = Sources.Where(path =>
        {
            var names = PublicType().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).Distinct().ToArray();
            return names.Length > 1 || (names.Length == 1 && names[0] != Path.GetFileName(path).Split('.')[0]);
        });
        Assert.That(flawed.Select(Repository.NameOf), Is.Empty);
    }

    [Test]
    public void Files_DeclareTheProjectsNamespace()
    {
        var flawed = Sources.Where(path =>
        {
            var declared = Namespace().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToArray();
            return declared.Any(name => name != ProjectOf(path)) || (declared.Length == 0 && Path.GetFileName(path) != "Program.cs");
        });
        Assert.That(flawed.Select(Repository.NameOf), Is.Empty);
    }

    [Test]
    public void Files_LeaveNothingForLater()
    {
        var flawed = Sources.Concat(Repository.Files(".csproj", ".props", ".targets", ".css"))
            .Where(path => Unfinished.IsMatch(File.ReadAllText(path)))
            .Select(Repository.NameOf);
        Assert.That(flawed, Is.Empty);
    }

    /// <summary>The project whose folder is the deepest above a file.</summary>
    private static string ProjectOf(string path) => Repository.ProjectFolders
        .Where(project => Repository.NameOf(path).StartsWith(project.Value, StringComparison.Ordinal))
        .MaxBy(project => project.Value.Length).Key;

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|ref|partial|unsafe) )*(?:(?:record )?(?:class|struct)|record|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
