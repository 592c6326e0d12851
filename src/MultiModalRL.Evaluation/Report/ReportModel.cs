using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>Everything a report shows. A part that is empty leaves its section out.</summary>
public sealed record ReportModel
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences under the heading, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>
    /// The agents reported on, by name or by the name of their family (<c>ppo</c> stands for <c>ppo@0.1</c>,
    /// <c>ppo@0.4</c> … too); everything else is a baseline.
    /// </summary>
    public ImmutableArray<string> Agents { get; init; } = ["ppo"];

    /// <summary>One result a policy, in the order of the tables.</summary>
    public ImmutableArray<EvaluationResult> Results { get; init; } = [];

    /// <summary>One result a policy in environments without questions.</summary>
    public ImmutableArray<EpisodesResult> Episodes { get; init; } = [];

    /// <summary>Paired comparisons.</summary>
    public ImmutableArray<Comparison> Comparisons { get; init; } = [];

    /// <summary>Comparisons of the agent's front with families of baselines.</summary>
    public ImmutableArray<FamilyComparison> Families { get; init; } = [];

    /// <summary>Fronts with their areas; the first one, the agent's, is shaded in the plot.</summary>
    public ImmutableArray<FrontSummary> Fronts { get; init; } = [];

    /// <summary>The study over several training seeds, where there are several: everything else then shows the first.</summary>
    public SeedSummary? Seeds { get; init; }

    /// <summary>How near the optimum the agent comes, where the optimum is known.</summary>
    public Yardstick? Yardstick { get; init; }

    /// <summary>Learning curves of one or more runs.</summary>
    public ImmutableArray<LearningCurve> Curves { get; init; } = [];

    /// <summary>Episodes to look at.</summary>
    public ImmutableArray<GalleryItem> Gallery { get; init; } = [];

    /// <summary>What produced the results.</summary>
    public ImmutableArray<ReportManifest> Manifests { get; init; } = [];

    /// <summary>Its numbers, as other programs read them.</summary>
    public ResultsFile Figures() => new()
    {
        Results = Results,
        Episodes = Episodes.IsEmpty ? null : Episodes,
        Comparisons = Comparisons,
        Yardstick = Yardstick,
        Families = Families.IsEmpty ? null : Families,
        Fronts = Fronts.IsEmpty ? null : Fronts,
        Seeds = Seeds,
    };
}
