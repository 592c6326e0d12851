using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Reasoning that is gone on with, one step at a time: what was encoded and found so far, kept from call to call. Made by
/// <see cref="MultiModalModel.Begin"/>; good for as long as the weights stay (<see cref="MultiModalModel.IsCurrent"/>).
/// </summary>
public sealed class Reasoning : IDisposable
{
    private readonly SteppedFusion fusion;
    private readonly EncodedQuestion question;
    private readonly Tensor[] known;
    private Tensor[] state;

    internal Reasoning(SteppedFusion fusion, Tensor visual, in EncodedQuestion encoded, in ModelInput input, long weights)
    {
        (this.fusion, Weights) = (fusion, weights);
        // The encoder may keep what it gives.
        question = new EncodedQuestion(encoded.Summary.alias(), encoded.Words?.alias()!);
        known = fusion.Know(visual, question, input);
        state = fusion.Start(known, question);
        foreach (var tensor in All())
        {
            tensor.DetachFromDisposeScope();
        }
    }

    /// <summary>Steps taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>The model's weights when it began.</summary>
    internal long Weights { get; }

    internal EncodedQuestion Question => question;

    /// <summary>Takes one step more.</summary>
    public void Step()
    {
        var before = state;
        state = fusion.Step(Taken, before, known, question);
        Taken++;
        foreach (var tensor in state)
        {
            tensor.DetachFromDisposeScope();
        }

        foreach (var tensor in before)
        {
            if (!Holds(known, tensor) && !Holds(state, tensor))
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>What is known after the steps taken.</summary>
    internal FusedState Read(in ModelInput input) => fusion.Read(state, known, question, input);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in All())
        {
            tensor.Dispose();
        }
    }

    // A part may stand in several places: the first state of "mac" holds the cells that are known.
    private IEnumerable<Tensor> All() =>
        ((Tensor?[])[question.Summary, question.Words, .. known, .. state]).OfType<Tensor>().Distinct<Tensor>(ReferenceEqualityComparer.Instance);

    // The tensor itself: two tensors are equal where their numbers are.
    private static bool Holds(Tensor[] tensors, Tensor tensor) => Array.Exists(tensors, held => ReferenceEquals(held, tensor));
}
