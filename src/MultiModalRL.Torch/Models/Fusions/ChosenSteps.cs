using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Where reasoning is paid for by the step: each row's state after its own number of steps.</summary>
internal static class ChosenSteps
{
    /// <summary>Checks that a fusion takes the steps that are paid for.</summary>
    /// <exception cref="InputException"><see cref="ModelOptions.ReasoningSteps"/> is another number.</exception>
    public static void RequirePaid(PartContext context)
    {
        var steps = context.Options.ReasoningSteps;
        if (context.Shape.PaidSteps is > 0 and var paid && paid != steps)
        {
            throw new InputException($"model.reasoningSteps is {steps}: expected {paid}, the steps that the environment lets reasoning take");
        }
    }

    /// <summary>The most steps that a row asks for: no more are taken.</summary>
    /// <param name="thoughts">int64 [N, 1]: steps beyond the first.</param>
    public static int Most(Tensor thoughts)
    {
        using var last = thoughts.max().cpu();
        return (int)last.item<long>() + 1;
    }

    /// <summary>The parts of each row's state.</summary>
    /// <param name="steps">The state after each step, as parts [N, …].</param>
    /// <param name="thoughts">int64 [N, 1]: steps beyond the first.</param>
    public static Tensor[] Of(IReadOnlyList<Tensor[]> steps, Tensor thoughts) =>
        [.. Enumerable.Range(0, steps[0].Length).Select(part => Of(steps.Select(step => step[part]), thoughts))];

    private static Tensor Of(IEnumerable<Tensor> steps, Tensor thoughts)
    {
        var stacked = stack(steps.ToArray(), 1);
        long[] one = [thoughts.size(0), 1, .. stacked.shape.Skip(2).Select(_ => 1L)], all = [thoughts.size(0), 1, .. stacked.shape.Skip(2)];
        return stacked.gather(1, thoughts.view(one).expand(all)).squeeze(1);
    }
}
