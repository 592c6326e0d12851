namespace MultiModalRL.Cli.Tests;

/// <summary>Who may know whom: the arrows of docs/architecture.md.</summary>
public sealed class ReferenceTests
{
    private static readonly string RuntimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // The native part of SkiaSharp belongs to it, and the package Parquet.Net is the assembly Parquet.
    private static readonly Dictionary<string, string> PackageOf = new()
    {
        ["Parquet"] = "Parquet.Net",
        ["SkiaSharp.NativeAssets.Linux.NoDependencies"] = "SkiaSharp",
    };

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void Assembly_References_AreThoseOfTheTable(string project)
    {
        var references = OurAssemblies.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(RuntimeFolder, name + ".dll")))
            .Select(name => PackageOf.GetValueOrDefault(name, name))
            .Where(name => !IsContainerAbstraction(name));
        Assert.That(references, Is.SubsetOf(Allowed(project)));
    }

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void Project_References_AreThoseOfTheTable(string project)
    {
        var references = Projects(project).Concat(Packages(project).Where(name => !IsNativeTorch(name)))
            .Select(name => PackageOf.GetValueOrDefault(name, name))
            .Distinct();
        Assert.That(references, Is.SubsetOf(Allowed(project)));
    }

    [Test]
    public void Table_OfAllowedReferences_NamesEveryLibrary()
    {
        var libraries = Repository.ProjectFolders
            .Where(project => !project.Value.StartsWith("tests/", StringComparison.Ordinal))
            .Select(project => project.Key);
        Assert.That(libraries, Is.EquivalentTo(OurAssemblies.Names));
    }

    [Test]
    public void NativeTorch_IsReferencedByExecutablesOnly()
    {
        var users = Repository.Projects.Keys.Where(project => Packages(project).Any(IsNativeTorch)).ToArray();
        Assert.That(users, Does.Contain("MultiModalRL.Cli"));
        Assert.That(users.Where(user => user is not ("MultiModalRL.Cli" or "MultiModalRL.Benchmarks")), Is.All.EndsWith(".Tests"));
    }

    [Test]
    public void Cli_IsReferencedByItsTestsOnly()
    {
        var users = Repository.Projects.Keys.Where(project => Projects(project).Contains("MultiModalRL.Cli"));
        Assert.That(users, Is.EqualTo(new[] { "MultiModalRL.Cli.Tests" }));
    }

    [Test]
    public void Packages_HaveTheirVersionInOnePlace()
    {
        var versioned = Repository.Projects
            .Where(project => project.Value.Descendants("PackageReference").Any(package => package.Attribute("Version") is not null))
            .Select(project => project.Key);
        Assert.That(versioned, Is.Empty);
    }

    private static string[] Allowed(string project) => OurAssemblies.Allowed[project];

    private static bool IsContainerAbstraction(string name) =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal);

    private static bool IsNativeTorch(string package) =>
        package.StartsWith("TorchSharp-", StringComparison.Ordinal) || package.StartsWith("libtorch-", StringComparison.Ordinal);

    private static IEnumerable<string> Packages(string project) =>
        Includes(project, "PackageReference");

    private static IEnumerable<string> Projects(string project) =>
        Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Includes(string project, string element) =>
        Repository.Projects[project].Descendants(element)
            .Select(reference => (string?)reference.Attribute("Include"))
            .OfType<string>();
}
