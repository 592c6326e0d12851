using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MultiModalRL.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Adam (Kingma and Ba 2015) with optional decoupled weight decay, on one flat vector, in PyTorch's form:
/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). All in place; a step makes
/// two small managed objects. Parameters with learning rates of their own are stepped run by run of neighbours that share
/// one: as much arithmetic as one vector, and one operation more a run. The stock optimizers compute with freed memory when a collection strikes (see
/// <see cref="Ops"/>). Not thread-safe.
/// </summary>
public sealed class FlatAdam : IDisposable
{
    private const int Version = 1;

    private readonly FlatParameters parameters;
    private readonly AdamOptions options;
    private readonly Tensor mean;
    private readonly Tensor square;
    private readonly Tensor denominator;
    private readonly Scalar beta1;
    private readonly Scalar oneMinusBeta1;
    private readonly Scalar beta2;
    private readonly Scalar oneMinusBeta2;
    private readonly Scalar epsilon;
    private readonly ImmutableArray<FlatRun> runs;

    /// <summary>Starts with zero moments.</summary>
    /// <param name="parameters">What is trained; not owned.</param>
    /// <param name="options">The settings; PyTorch's defaults without.</param>
    /// <exception cref="InputException">A setting is outside of its range, or a pattern of names matches nothing that is trained.</exception>
    public FlatAdam(FlatParameters parameters, AdamOptions? options = null)
    {
        this.parameters = parameters;
        this.options = options ?? new AdamOptions();
        this.options.Validate();
        mean = zeros_like(parameters.Values).DetachFromDisposeScope();
        square = zeros_like(parameters.Values).DetachFromDisposeScope();
        denominator = zeros_like(parameters.Values).DetachFromDisposeScope();
        beta1 = Scalars.Of(this.options.Beta1);
        oneMinusBeta1 = Scalars.Of(1 - this.options.Beta1);
        beta2 = Scalars.Of(this.options.Beta2);
        oneMinusBeta2 = Scalars.Of(1 - this.options.Beta2);
        epsilon = Scalars.Of(this.options.Epsilon);
        runs = FlatRun.Of(parameters, mean, denominator, this.options.LearningRates);
    }

    /// <summary>How many steps were taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Moves the values against the gradients (which stay as they are).</summary>
    /// <param name="learningRate">η of this step, at least 0.</param>
    public void Step(double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(learningRate);
        Steps++;
        using var untracked = no_grad();
        var gradients = parameters.Gradients;
        mean.mul_(beta1).add_(gradients, oneMinusBeta1);
        square.mul_(beta2).addcmul_(gradients, gradients, oneMinusBeta2);
        denominator.copy_(square).sqrt_();
        Ops.DivideInPlace(denominator, Math.Sqrt(1 - Math.Pow(options.Beta2, Steps)));
        denominator.add_(epsilon, Scalars.One);
        foreach (var run in runs)
        {
            Move(run, learningRate * run.Factor);
        }

        parameters.Changed();
        GC.KeepAlive(this);
    }

    /// <summary>Writes the step count and the moments.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Version);
        writer.Write(Layout());
        writer.Write(Steps);
        TensorBytes.Write(mean, writer);
        TensorBytes.Write(square, writer);
    }

    /// <summary>Goes on from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">It is cut short, of another version, or of other parameters.</exception>
    public void Load(BinaryReader reader)
    {
        try
        {
            var version = reader.ReadInt32();
            var layout = reader.ReadUInt64();
            var steps = reader.ReadInt64();
            if (version != Version || layout != Layout() || steps < 0)
            {
                throw new InputException("the optimizer's state is of other parameters or another version than this model's");
            }

            TensorBytes.Read(mean, reader);
            TensorBytes.Read(square, reader);
            Steps = steps;
        }
        catch (EndOfStreamException end)
        {
            throw new InputException("the optimizer's state is cut short", end);
        }
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose()
    {
        foreach (var run in runs)
        {
            run.Dispose();
        }

        mean.Dispose();
        square.Dispose();
        denominator.Dispose();
        beta1.Dispose();
        oneMinusBeta1.Dispose();
        beta2.Dispose();
        oneMinusBeta2.Dispose();
        epsilon.Dispose();
    }

    private void Move(FlatRun run, double rate)
    {
        if (options.WeightDecay > 0)
        {
            Ops.ScaleInPlace(run.Values, 1 - rate * options.WeightDecay);
        }

        using var stepSize = Scalars.Of(-rate / (1 - Math.Pow(options.Beta1, Steps)));
        run.Values.addcdiv_(run.Mean, run.Denominator, stepSize);
    }

    // Names, shapes and places: moments of another layout must not be taken for these.
    private ulong Layout() => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parameters.Entries))));
}
