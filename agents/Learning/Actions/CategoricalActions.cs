using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>One of several actions, illegal ones at probability 0; greedy by the likeliest group where actions have groups.</summary>
/// <param name="space">The actions.</param>
/// <param name="field">Where they are written.</param>
internal sealed class CategoricalActions(DiscreteSpace space, Field<int> field) : OutputDistribution, ISingleChoice
{
    public override int Width => space.Count;

    public override int Outputs => space.Count;

    public override Tensor Describe(Tensor outputs, Tensor? legal, Tensor? logDeviation) =>
        (legal is null ? outputs : Ops.MaskLogits(outputs, legal)).log_softmax(-1);

    public override float Sample(ReadOnlySpan<float> row, RandomStream random, Columns actions, Span<float> draw, int place)
    {
        var action = Categorical.Sample(row, random);
        Take(action, actions, place);
        return row[action];
    }

    public override float Greedy(ReadOnlySpan<float> row, Columns actions, Span<float> draw, int place)
    {
        var action = Categorical.Greedy(row, space.Groups.AsSpan());
        Take(action, actions, place);
        return row[action];
    }

    public void Take(int choice, Columns actions, int row) => actions.Values(field, row)[0] = choice;

    public override Tensor Chosen(Columns actions, ReadOnlySpan<float> draws, torch.Device device) => Indices.Of(actions.All(field), 1, device);

    public override Tensor LogProbability(Tensor described, Tensor chosen)
    {
        using var picked = described.gather(1, chosen);
        return picked.squeeze(1);
    }

    public override Tensor Entropy(Tensor described) => Ops.Entropy(described);
}
