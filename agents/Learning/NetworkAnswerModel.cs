using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A network's answer head as an answer model. Owns neither the network nor the observations.</summary>
internal sealed class NetworkAnswerModel(QuestionAnsweringNetwork network) : IDisposable
{
    private readonly ContinuedThought thought = new(network);
    private ObservationTensors? tensors;
    private int capacity;

    /// <summary>Writes rows × answers probabilities.</summary>
    public void AnswerProbabilities(Columns observations, Span<float> probabilities)
    {
        if (observations.Capacity > capacity)
        {
            tensors?.Dispose();
            capacity = observations.Capacity;
            tensors = network.Tensors(capacity);
        }

        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var host = Answers(observations).softmax(-1).cpu();
        MemoryMarshal.Cast<byte, float>(host.bytes).CopyTo(probabilities);
    }

    public void Dispose()
    {
        tensors?.Dispose();
        thought.Dispose();
    }

    private Tensor Answers(Columns observations)
    {
        if (!thought.Takes(observations))
        {
            return network.Model.Answers(tensors!.Load(observations, network.Pixels(observations)));
        }

        var input = tensors!.Load(observations, thought.GoesOn(observations) ? null! : network.Pixels(observations));
        return network.Model.Answers(thought.Of(observations, input), input.LegalAnswers);
    }
}
