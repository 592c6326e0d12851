namespace MultiModalRL.Cli.Tests;

/// <summary>One thing, one folder, with what belongs to it.</summary>
public sealed class FolderRulesTests
{
    private static readonly string[] TopLevelEntries =
    [
        "src", "envs", "agents", "tests", "datasets", "docs", ".ci", "MultiModalRL.sln", "README.md", "CHANGELOG.md",
        "CONTRIBUTING.md", "LICENSE", "BannedSymbols.txt", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "global.json", ".editorconfig", ".gitignore", ".gitattributes",
    ];

    private static readonly string[] BenchmarkHeadings =
    [
        "Task", "Observation", "Action", "Reward", "Episode end", "Dataset and split", "Baselines", "Options", "References",
        "Version history",
    ];

    // A folder that has nothing but an official metric yet is no environment, which the headings are about.
    private static IEnumerable<string> Benchmarks => Folders("envs/Benchmarks", "*Module.cs", "ScorerModule.cs");

    private static IEnumerable<string> Protocols => Folders("envs/Protocols", "*Protocol.cs");

    private static IEnumerable<string> Agents => Folders("agents", "*Agent.cs");

    private static IEnumerable<string> Datasets => Folders("datasets", "*Dataset.cs");

    [Test]
    public void TopLevel_HoldsWhatBelongsThere() =>
        Assert.That(Repository.TopLevel().Select(Path.GetFileName), Is.SubsetOf(TopLevelEntries));

    [TestCaseSource(nameof(Benchmarks))]
    public void Benchmark_HasAReadmeWithTheTenHeadings(string folder) =>
        Assert.That(Headings(folder), Is.EqualTo(BenchmarkHeadings));

    [TestCaseSource(nameof(Agents))]
    public void Agent_HasAReadmeUnderItsNameAndAModule(string folder)
    {
        Assert.That(File.Exists(Readme(folder)), $"{folder}/README.md");
        Assert.That(File.ReadLines(Readme(folder)).First(), Does.StartWith("# "));
        Assert.That(Directory.GetFiles(Repository.PathOf(folder), "*Module.cs"), Has.Length.EqualTo(1));
    }

    [TestCaseSource(nameof(Protocols))]
    public void Protocol_HasAModule(string folder) =>
        Assert.That(Directory.GetFiles(Repository.PathOf(folder), "*Module.cs"), Has.Length.EqualTo(1));

    [TestCaseSource(nameof(Datasets))]
    public void Dataset_HasACard(string folder) => Assert.That(File.Exists(Readme(folder)), $"{folder}/README.md");

    private static IEnumerable<string> Headings(string folder)
    {
        Assert.That(File.Exists(Readme(folder)), $"{folder}/README.md");
        return File.ReadLines(Readme(folder))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..]);
    }

    private static string Readme(string folder) => Path.Combine(Repository.PathOf(folder), "README.md");

    private static IEnumerable<string> Folders(string parent, string mark, string except = "*") =>
        Directory.EnumerateDirectories(Repository.PathOf(parent))
            .Where(folder => Directory.EnumerateFiles(folder, mark).Any(file => !file.EndsWith(except, StringComparison.Ordinal)))
            .Select(Repository.NameOf)
            .Order(StringComparer.Ordinal);
}
