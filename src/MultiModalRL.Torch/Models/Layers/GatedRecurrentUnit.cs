using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014) in PyTorch's form: r, z = σ(W x + U h), n = tanh(W x + r ⊙ (U h + b)),
/// h ← n + z ⊙ (h − n).
/// </summary>
internal sealed class GatedRecurrentUnit : nn.Module
{
    private readonly DenseLayer input;
    private readonly DenseLayer hidden;
    private readonly int width;

    /// <param name="inputs">Features of x.</param>
    /// <param name="width">Features of h.</param>
    /// <param name="seeds">The streams of the weights.</param>
    public GatedRecurrentUnit(int inputs, int width, SeedSequence seeds) : base(nameof(GatedRecurrentUnit))
    {
        this.width = width;
        input = Gates(inputs, width, seeds.Child("input"));
        hidden = Gates(width, width, seeds.Child("hidden"));
        RegisterComponents();
    }

    /// <summary>The states after each of a sequence [N, T, inputs], from a state of zeros: [N, T, width].</summary>
    public Tensor Run(Tensor sequence)
    {
        var gates = input.forward(sequence).unbind(1);
        var state = zeros(sequence.size(0), width, sequence.dtype, sequence.device);
        var states = new Tensor[gates.Length];
        for (var i = 0; i < gates.Length; i++)
        {
            states[i] = state = Step(gates[i], state);
        }

        return stack(states, 1);
    }

    private Tensor Step(Tensor fromInput, Tensor state)
    {
        using var fromState = hidden.forward(state);
        using var gatesOfInput = fromInput.narrow(1, 0, 2 * width);
        using var gatesOfState = fromState.narrow(1, 0, 2 * width);
        using var open = Ops.Add(gatesOfInput, gatesOfState).sigmoid_();
        using var reset = open.narrow(1, 0, width);
        using var keep = open.narrow(1, width, width);
        using var newOfInput = fromInput.narrow(1, 2 * width, width);
        using var newOfState = fromState.narrow(1, 2 * width, width);
        using var proposed = Ops.AddProduct(newOfInput, reset, newOfState).tanh_();
        using var change = state.sub(proposed);
        return Ops.AddProduct(proposed, keep, change);
    }

    private static DenseLayer Gates(int inputs, int width, SeedSequence seeds)
    {
        var layer = new DenseLayer(inputs, 3L * width);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        for (var gate = 0; gate < 3; gate++)
        {
            Orthogonal.Fill(layer.Weight.narrow(0, (long)gate * width, width), 1, seeds.Stream($"gate{gate}"));
        }

        return layer;
    }
}
