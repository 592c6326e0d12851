using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// What a network's outputs say of the value of each action. Where questions are answered, an answer's advantage is its
/// probability p by the answer head: under the linear reward the difference of two answers' values is that of their
/// expected accuracies, so a supervised start is right about answers from the beginning. A look's is its own output plus
/// what looking's exceeds answering's by. Elsewhere an action's advantage is its output. With dueling the network's value
/// is added and the mean taken off; without, advantages are the values.
/// </summary>
internal static class ActionValues
{
    /// <summary>Q [N, actions], in the network's order; <see cref="Ops.IllegalLogit"/> where an action is illegal.</summary>
    public static Tensor Of(in NetworkOutput output, bool dueling)
    {
        var advantages = output.Stages is { } stages ? InStages(output.Looks, stages) : output.Outputs;
        // What is illegal has no probability.
        var legal = Ops.Greater(output.Described, Ops.IllegalLogit / 2);
        var values = dueling ? DqnLoss.Dueling(output.Values, advantages, legal) : advantages;
        return Ops.MaskLogits(values, legal);
    }

    private static Tensor InStages(Tensor? looks, in ActionLogits stages)
    {
        var answers = stages.Answers.exp();
        if (looks is null)
        {
            return answers;
        }

        var offset = stages.Groups.narrow(1, 1, 1).sub(stages.Groups.narrow(1, 0, 1));
        return cat([answers, Ops.Add(looks, offset)], 1);
    }
}
