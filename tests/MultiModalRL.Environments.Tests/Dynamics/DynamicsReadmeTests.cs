using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>What the environments' READMEs say is what is registered.</summary>
public sealed class DynamicsReadmeTests
{
    private static readonly string[] Headings =
    [
        "Task", "Observation", "Action", "Reward", "Episode end", "Dataset and split", "Baselines", "Options", "References",
        "Version history",
    ];

    private static IEnumerable<string> Ids => DynamicsRun.Registry.All
        .Where(registration => registration.Id.Namespace is "classic" or "tiny").Select(registration => registration.Id.ToString());

    [TestCaseSource(nameof(Ids))]
    public void Readme_Headings_AreTheTenInOrder(string id) =>
        Assert.That(Lines(id).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]), Is.EqualTo(Headings));

    [TestCaseSource(nameof(Ids))]
    public void Readme_Text_NamesTheIdAndTheFields(string id)
    {
        using var run = new DynamicsRun(id, reset: false);
        var text = string.Join('\n', Lines(id));
        Assert.That(text, Does.Contain($"`{id}`"));
        foreach (var field in run.Spec.Observation.Fields)
        {
            Assert.That(text, Does.Contain($"| `{field.Name}` | {field.Space.Width} |"));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Readme_Options_HaveTheirNamesDefaultsAndNoOthers(string id)
    {
        var expected = OptionsBinder.Describe(DynamicsRun.Registry.Get(id).OptionsType)
            .Select(option => $"| `environment.{option.Path}` | {option.Default} |");
        var named = Lines(id)
            .Where(line => line.StartsWith("| `environment.", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");
        Assert.That(named, Is.EqualTo(expected));
    }

    private static string[] Lines(string id)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MultiModalRL.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        var parsed = EnvironmentId.Parse(id);
        var family = parsed.Namespace == "classic" ? "Classic" : "Tiny";
        return File.ReadAllLines(Path.Combine(at.FullName, "envs", family, parsed.Name, "README.md"));
    }
}
