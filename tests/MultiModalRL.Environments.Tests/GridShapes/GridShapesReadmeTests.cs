using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class GridShapesReadmeTests
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
        var expected = OptionsBinder.Describe(typeof(GridShapesOptions))
            .Select(option => $"| `environment.benchmark.{option.Path}` | {option.Default} |");
        var named = Readme().Split('\n')
            .Where(line => line.StartsWith("| `environment.benchmark.", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");
        Assert.That(named, Is.EqualTo(expected));
    }

    [Test]
    public void Readme_Baselines_AreWhatTheDataAndTheTheoryGive()
    {
        var benchmark = GridShapesBenchmark.Create(new EnvironmentRequest(1, Split.Test, null, 0), new GridShapesOptions());
        var majority = benchmark.Examples.References.GroupBy(answer => answer).Max(group => group.Count()) / (double)benchmark.Examples.Count;
        var chance = new GridShapesGenerator(new GridShapesOptions(), Split.Test).Generate(10_000).Questions.Average(question => 1.0 / question.Answers.Length);
        var yardstick = new ExistsYardstick(new ExistsSetting());
        Assert.Multiple(() =>
        {
            Assert.That(majority, Is.EqualTo(0.30).Within(0.015));
            Assert.That(chance, Is.EqualTo(0.417).Within(0.005));
            Assert.That(Readme(), Does.Contain(yardstick.OptimalReturn.ToString("F4", CultureInfo.InvariantCulture)));
            Assert.That(Readme(), Does.Contain(yardstick.BestFixedReturn.ToString("F4", CultureInfo.InvariantCulture)));
        });
    }

    private static string Readme()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MultiModalRL.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return File.ReadAllText(Path.Combine(at.FullName, "envs", "Benchmarks", "GridShapes", "README.md"));
    }
}
