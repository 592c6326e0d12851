using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The distribution over actions in two stages: answer or look, then which. log p(action) = log p(group) +
/// log p(action | group); where no look is legal, the answers have all the probability.
/// </summary>
/// <param name="Actions">log p of every answer, then of every look: [N, answers + looks].</param>
/// <param name="Groups">log p of answering and of looking [N, 2].</param>
/// <param name="Answers">log p of answers, given answering [N, answers].</param>
/// <param name="Looks">log p of looks, given looking [N, looks]; null where looks are not offered.</param>
public readonly record struct ActionLogits(Tensor Actions, Tensor Groups, Tensor Answers, Tensor? Looks)
{
    /// <summary>The distribution, given which looks are legal.</summary>
    /// <param name="output">What the model says.</param>
    /// <param name="legalLooks">bool or float [N, looks], true or 1 where legal; null where looks are not offered.</param>
    public static ActionLogits Of(in ModelOutput output, Tensor? legalLooks)
    {
        var answers = output.Answers.log_softmax(-1);
        if (legalLooks is null)
        {
            return new ActionLogits(answers, zeros_like(output.Groups), answers, null);
        }

        using var legalLogits = Ops.MaskLogits(output.Looks, legalLooks);
        var looks = legalLogits.log_softmax(-1);
        using var any = legalLooks.amax([1], keepdim: true);
        using var always = ones_like(any);
        using var legalGroups = cat([always, any], -1);
        using var groupLogits = Ops.MaskLogits(output.Groups, legalGroups);
        var groups = groupLogits.log_softmax(-1);
        return new ActionLogits(Joint(answers, looks, groups), groups, answers, looks);
    }

    /// <summary>Entropy in nats of the choice to answer or look [N].</summary>
    public Tensor GroupEntropy => Ops.Entropy(Groups);

    /// <summary>Entropy in nats of which answer, given answering [N].</summary>
    public Tensor AnswerEntropy => Ops.Entropy(Answers);

    /// <summary>Entropy in nats of which look, given looking: the mean over the rows where a look is legal, 0 without any.</summary>
    public Tensor MeanLookEntropy
    {
        get
        {
            if (Looks is not { } looks)
            {
                return zeros([], device: Answers.device);
            }

            // Where no look is legal, looking has no probability, and its looks would count as equally likely.
            using var offered = Ops.Greater(Groups.select(1, 1), Ops.IllegalLogit / 2).to(float32);
            using var entropies = Ops.Entropy(looks).mul(offered);
            using var rows = Ops.ClampMin(offered.sum(), 1);
            return entropies.sum().div(rows);
        }
    }

    private static Tensor Joint(Tensor answers, Tensor looks, Tensor groups)
    {
        using var answering = groups.narrow(1, 0, 1);
        using var looking = groups.narrow(1, 1, 1);
        using var answered = Ops.Add(answers, answering);
        using var looked = Ops.Add(looks, looking);
        return cat([answered, looked], -1);
    }
}
