using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The option tables of the benchmarks' READMEs.</summary>
public sealed class BenchmarkReadmeTests
{
    [TestCase("AlgoPuzzleVqa", typeof(AlgoPuzzleVqaOptions))]
    [TestCase("AOkVqa", typeof(AOkVqaOptions))]
    [TestCase("Clevr", typeof(ClevrOptions))]
    [TestCase("DocVqa", typeof(DocVqaOptions))]
    [TestCase("Gqa", typeof(GqaOptions))]
    [TestCase("MathVista", typeof(MathVistaOptions))]
    [TestCase("Mmmu", typeof(MmmuOptions))]
    [TestCase("Nlvr", typeof(NlvrOptions))]
    [TestCase("Nlvr2", typeof(Nlvr2Options))]
    [TestCase("NlvrStyle", typeof(NlvrStyleOptions))]
    [TestCase("OkVqa", typeof(OkVqaOptions))]
    [TestCase("PuzzleVqa", typeof(PuzzleVqaOptions))]
    [TestCase("ScienceQa", typeof(ScienceQaOptions))]
    [TestCase("Shapes", typeof(ShapesOptions))]
    [TestCase("ShapeWorld", typeof(ShapeWorldOptions))]
    [TestCase("ShapeWorldStyle", typeof(ShapeWorldStyleOptions))]
    [TestCase("SortOfClevr", typeof(SortOfClevrOptions))]
    [TestCase("ShapesStyle", typeof(ShapesStyleOptions))]
    [TestCase("Table", typeof(TableOptions))]
    [TestCase("TextVqa", typeof(TextVqaOptions))]
    [TestCase("VqaV2", typeof(VqaV2Options))]
    public void Readme_Options_HaveTheirNamesDefaultsAndNoOthers(string benchmark, Type options)
    {
        var expected = OptionsBinder.Describe(options).Select(option => $"| `environment.benchmark.{option.Path}` | {option.Default} |");
        var named = File.ReadLines(Readme(benchmark))
            .Where(line => line.StartsWith("| `environment.benchmark.", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");
        Assert.That(named, Is.EquivalentTo(expected));
    }

    private static string Readme(string benchmark)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MultiModalRL.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return Path.Combine(at.FullName, "envs", "Benchmarks", benchmark, "README.md");
    }
}
