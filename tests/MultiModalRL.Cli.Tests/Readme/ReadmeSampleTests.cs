using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Cli.Tests;

/// <summary>The README's C# is compiled here, and does what the README says.</summary>
public sealed class ReadmeSampleTests
{
    private const int MostLines = 20;

    private static readonly string[] Sources = ["RecallSample.cs", "RecallModuleSample.cs", "SwapSample.cs"];

    [Test]
    public void Blocks_AreTheCompiledSamplesInOrder()
    {
        var samples = Sources.Select(name => ReadmeText.Sample(Repository.PathOf($"tests/MultiModalRL.Cli.Tests/Readme/{name}")));
        Assert.That(ReadmeText.Blocks(Repository.PathOf("README.md"), "csharp"), Is.EqualTo(samples));
    }

    [Test]
    public void Blocks_OfModels_AreThePluginsInOrder()
    {
        var samples = new[] { "MeanFusion.cs", "MyModule.cs" }
            .Select(name => ReadmeText.Sample(Repository.PathOf($"tests/MultiModalRL.SamplePart/{name}")));
        Assert.That(ReadmeText.Blocks(Repository.PathOf("docs/models.md"), "csharp"), Is.EqualTo(samples));
    }

    [Test]
    public void Blocks_AreShort() => Assert.That(
        ReadmeText.Blocks(Repository.PathOf("README.md"), "csharp").Select(block => block.Split('\n').Length),
        Is.All.LessThanOrEqualTo(MostLines));

    [Test]
    public void Recall_RegisteredByItsModule_KeepsTheContract()
    {
        var services = new ServiceCollection().AddMultiModalRL();
        new RecallModule().Register(new ModuleBuilder(services));
        using var provider = services.BuildServiceProvider();
        var registration = provider.GetRequiredService<EnvironmentRegistry>().Get("demo/Recall-v0");
        var results = EnvironmentChecker.Check(registration, new EnvironmentRequest(1, Split.Train, null, 1), new RecallOptions());
        Assert.That(results.Where(result => !result.Passed).Select(result => $"{result.Name}: {result.Reason}"), Is.Empty);
    }

    [Test]
    public void Swap_ThreeAgents_OrdersThemAsTheBenchmarkSays()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        SwapSample.Run(output);
        var accuracies = Regex.Matches(output.ToString(), "^(?<agent>[a-z-]+): accuracy (?<accuracy>[0-9.]+)", RegexOptions.Multiline)
            .ToDictionary(match => match.Groups["agent"].Value, match => double.Parse(match.Groups["accuracy"].Value, CultureInfo.InvariantCulture));
        Assert.That(accuracies.Keys, Is.EqualTo(new[] { "random", "majority", "question-prior" }));
        Assert.That(accuracies["majority"], Is.GreaterThan(accuracies["random"]));
        Assert.That(accuracies["question-prior"], Is.GreaterThan(accuracies["majority"]));
    }
}
