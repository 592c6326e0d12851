using System.Collections.Immutable;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Clipped gradient steps of Adam on a network's trained parameters.</summary>
internal sealed class GradientDescent : IDisposable
{
    private readonly FlatParameters parameters;
    private readonly FlatAdam optimizer;
    private readonly double maximumNorm;

    /// <summary>Starts.</summary>
    /// <param name="module">What is trained, on its device.</param>
    /// <param name="adamEpsilon">ε of Adam.</param>
    /// <param name="maximumNorm">What the gradient's norm is cut to; 0 for no cut.</param>
    /// <param name="learningRates">Parameters whose step size differs.</param>
    public GradientDescent(
        nn.Module module, double adamEpsilon, double maximumNorm, ImmutableArray<LearningRateFactor> learningRates = default)
    {
        this.maximumNorm = maximumNorm;
        parameters = new FlatParameters(module);
        optimizer = new FlatAdam(parameters, new AdamOptions
        {
            Epsilon = adamEpsilon, LearningRates = learningRates.IsDefault ? [] : learningRates,
        });
    }

    /// <summary>What is trained.</summary>
    public FlatParameters Parameters => parameters;

    /// <summary>One step against the gradient of a loss; returns the gradient's norm before the cut.</summary>
    public Tensor Step(Tensor loss, double rate)
    {
        Begin();
        loss.backward();
        return Finish(rate);
    }

    /// <summary>Begins a step whose loss comes in parts: each part's backward pass adds to the gradient.</summary>
    public void Begin() => parameters.ZeroGradients();

    /// <summary>Takes the step against the gradients added up; returns their norm before the cut.</summary>
    public Tensor Finish(double rate)
    {
        var norm = parameters.ClipGradients(maximumNorm);
        optimizer.Step(rate);
        return norm;
    }

    public void Save(BinaryWriter writer) => optimizer.Save(writer);

    public void Load(BinaryReader reader) => optimizer.Load(reader);

    public void Dispose()
    {
        optimizer.Dispose();
        parameters.Dispose();
    }
}
