using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>What <c>quickstart</c> writes as <c>results.json</c> and <c>report --json</c> prints; its JSON names are a contract with other programs.</summary>
public sealed record ResultsFile
{
    /// <summary>One result an agent.</summary>
    public required ImmutableArray<EvaluationResult> Results { get; init; }

    /// <summary>One result an agent of environments without questions; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<EpisodesResult>? Episodes { get; init; }

    /// <summary>The paired comparisons.</summary>
    public required ImmutableArray<Comparison> Comparisons { get; init; }

    /// <summary>Where the optimum is known: how near it the agent comes; null elsewhere.</summary>
    public Yardstick? Yardstick { get; init; }

    /// <summary>The agent's front against families of baselines; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<FamilyComparison>? Families { get; init; }

    /// <summary>Fronts with their areas; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<FrontSummary>? Fronts { get; init; }

    /// <summary>The study over several training seeds; absent where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SeedSummary? Seeds { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => ResultJson.TextOf(this);

    /// <summary>The same on one line: what <c>report --json</c> prints.</summary>
    public string ToLine() => ResultJson.LineOf(this);

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(string path) => TextFile.Write(path, ToJson() + "\n");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing or not of this form.</exception>
    public static ResultsFile Read(string path) =>
        ResultJson.Read<ResultsFile>(path, "results, comparisons and yardstick as quickstart writes them");
}
