using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>Picks episodes to look at, with the questions and images of an environment made again.</summary>
internal static class Galleries
{
    private const int Items = 12;

    // Enough first examples to choose from; their questions are read from one reset.
    private const int Examples = 256;

    /// <summary>Some episodes among the first ones.</summary>
    public static ImmutableArray<GalleryItem> Of(OutcomeSet outcomes, Func<int, IVectorEnvironment> create, RandomStream stream)
    {
        var first = outcomes.Outcomes.Take(Examples).ToImmutableArray();
        using var environment = create(first.Length);
        var spec = environment.Spec;
        var step = new VectorStep(spec, first.Length);
        environment.Reset(EpisodePlan.EachOnce(0, first.Length), step, new Columns(spec.Info, first.Length));
        var question = new QuestionAnsweringFields(spec).Question;
        var set = outcomes with { Environment = spec, Outcomes = first };
        return
        [
            .. GallerySelection.Pick(set, Items, stream).Select(outcome =>
                GalleryItem.Of(set, outcome, spec.QuestionAnswering!.Text(step.Observations.Values(question, outcome.Example)))),
        ];
    }
}
