using System.Globalization;
using System.Reflection;

namespace MultiModalRL.Environments.Tests;

public sealed class EasyVqaReadmeTests
{
    private static readonly string[] Headings =
    [
        "Task", "Observation", "Action", "Reward", "Episode end", "Dataset and split", "Baselines", "Options", "References",
        "Version history",
    ];

    [Test]
    public void Readme_Headings_AreTheTenInOrder() =>
        Assert.That(Readme().Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]), Is.EqualTo(Headings));

    [Test]
    public void Readme_Options_HaveTheirNamesDefaultsAndNoOthers()
    {
        var defaults = new EasyVqaOptions();
        var expected = typeof(EasyVqaOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => string.Create(
                CultureInfo.InvariantCulture,
                $"| `environment.benchmark.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}` | {property.GetValue(defaults)} |"));
        var named = Readme().Split('\n')
            .Where(line => line.StartsWith("| `environment.benchmark.", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");
        Assert.That(named, Is.EqualTo(expected));
    }

    private static string Readme()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MultiModalRL.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return File.ReadAllText(Path.Combine(at.FullName, "envs", "Benchmarks", "EasyVqa", "README.md"));
    }
}
