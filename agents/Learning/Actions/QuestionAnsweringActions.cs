using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Answers and spending actions, in the model's order (the answers first), described by log-probabilities; greedy by the group of
/// larger probability.
/// </summary>
/// <param name="network">Whose order that is.</param>
internal sealed class QuestionAnsweringActions(QuestionAnsweringNetwork network) : ActionDistribution, ISingleChoice
{
    public override int Width => network.Fields.Answers.Count + (network.Fields.Spending?.Count ?? 0);

    public override float Sample(ReadOnlySpan<float> row, RandomStream random, Columns actions, Span<float> draw, int place) =>
        Take(row, Categorical.Sample(row, random), actions, place);

    public override float Greedy(ReadOnlySpan<float> row, Columns actions, Span<float> draw, int place) =>
        Take(row, Categorical.Greedy(row, network.Fields.Answers.Count), actions, place);

    public override Tensor Chosen(Columns actions, ReadOnlySpan<float> draws, torch.Device device)
    {
        var taken = actions.All(network.Fields.Action);
        var host = empty(taken.Length, 1, ScalarType.Int64);
        var places = MemoryMarshal.Cast<byte, long>(host.bytes);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = network.PlaceOf(taken[i]);
        }

        return device.type == DeviceType.CPU ? host : host.to(device);
    }

    public override Tensor LogProbability(Tensor described, Tensor chosen)
    {
        using var picked = described.gather(1, chosen);
        return picked.squeeze(1);
    }

    public override Tensor Entropy(Tensor described) => Ops.Entropy(described);

    public void Take(int choice, Columns actions, int row) =>
        actions.Values(network.Fields.Action, row)[0] = network.ActionAt(choice);

    private float Take(ReadOnlySpan<float> row, int chosen, Columns actions, int place)
    {
        Take(chosen, actions, place);
        return row[chosen];
    }
}
