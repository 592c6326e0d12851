using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A fusion that reasons in steps: it knows some things from the start, and carries a state from each step to the next, from which
/// what it makes of the observations is read at any time.
/// </summary>
internal abstract class SteppedFusion : Fusion
{
    private readonly int count;

    /// <summary>Names the module, and checks that it takes the steps that are paid for.</summary>
    /// <exception cref="Core.InputException"><see cref="ModelOptions.ReasoningSteps"/> is another number.</exception>
    protected SteppedFusion(string name, PartContext context) : base(name)
    {
        ChosenSteps.RequirePaid(context);
        count = context.Options.ReasoningSteps;
    }

    public sealed override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var known = Know(visual, question, input);
        return input.Thoughts is { } thoughts
            ? Read(ChosenSteps.Of(Steps(known, question, ChosenSteps.Most(thoughts)), thoughts), known, question, input)
            : Read(Steps(known, question, count)[^1], known, question, input);
    }

    public sealed override IReadOnlyList<FusedState> Reason(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var known = Know(visual, question, input);
        var results = new List<FusedState>();
        foreach (var state in Steps(known, question, count))
        {
            results.Add(Read(state, known, question, input));
        }

        return results;
    }

    /// <summary>What all steps read.</summary>
    /// <param name="visual">What the visual encoder says: [N, cells, <see cref="ModelOptions.CellWidth"/>].</param>
    /// <param name="question">What the question encoder says.</param>
    /// <param name="input">The observation.</param>
    public abstract Tensor[] Know(Tensor visual, in EncodedQuestion question, in ModelInput input);

    /// <summary>The state before the first step, as parts [N, …].</summary>
    public abstract Tensor[] Start(Tensor[] known, in EncodedQuestion question);

    /// <summary>The state after one step more.</summary>
    /// <param name="number">Which step, from 0.</param>
    /// <param name="state">The state before it.</param>
    /// <param name="known">What <see cref="Know"/> gave.</param>
    /// <param name="question">What the question encoder says.</param>
    public abstract Tensor[] Step(int number, Tensor[] state, Tensor[] known, in EncodedQuestion question);

    /// <summary>What a state says of the observations.</summary>
    public abstract FusedState Read(Tensor[] state, Tensor[] known, in EncodedQuestion question, in ModelInput input);

    private List<Tensor[]> Steps(Tensor[] known, in EncodedQuestion question, int taken)
    {
        var state = Start(known, question);
        var states = new List<Tensor[]>(taken);
        for (var step = 0; step < taken; step++)
        {
            states.Add(state = Step(step, state, known, question));
        }

        return states;
    }
}
