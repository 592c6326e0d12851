using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MultiModalRL.Torch;

/// <summary>
/// The model of an observation that is a vector of features: two multi-layer perceptrons, one for the actions and one
/// for the value, that share nothing but an optional memory before them, unless all hidden layers are shared. Both are
/// computed at once: a layer's weight is [2, inputs, outputs], so that a small network costs half of the calls; [1, …] where
/// there is one for both.
/// </summary>
public sealed class VectorModel : Module
{
    private readonly Module<Tensor, Tensor, Tensor>? gru;
    private readonly Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>? lstm;
    private readonly Parameter[] weights;
    private readonly Parameter[] biases;
    private readonly DenseLayer actions;
    private readonly DenseLayer value;
    private readonly Parameter? logDeviation;
    private readonly Tensor mean;
    private readonly Tensor scale;

    /// <summary>Builds the model on the processor; move it with <c>to(device)</c>.</summary>
    /// <param name="features">Numbers an observation.</param>
    /// <param name="outputs">Numbers that the action's distribution takes from the network.</param>
    /// <param name="deviations">Log-deviations that are learned, but do not depend on the observation.</param>
    /// <param name="options">The sizes.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    public VectorModel(int features, int outputs, int deviations, VectorModelOptions options, ulong seed) : base(nameof(VectorModel))
    {
        Options = options;
        var seeds = new SeedSequence(seed);
        var inputs = features;
        (gru, lstm) = Memory(features, options, seeds.Stream("memory"));
        if (options.Recurrence != RecurrenceKind.None)
        {
            inputs = options.Width;
        }

        var towers = options.Shared ? 1 : 2;
        weights = new Parameter[options.Layers];
        biases = new Parameter[options.Layers];
        for (var layer = 0; layer < options.Layers; layer++)
        {
            (weights[layer], biases[layer]) = Hidden(towers, inputs, options, seeds.Child($"layer{layer}"));
            register_parameter(WeightName(layer), weights[layer]);
            register_parameter(BiasName(layer), biases[layer]);
            inputs = options.Width;
        }

        actions = Head(inputs, outputs, 0.01, options, seeds.Stream("actions"));
        value = Head(inputs, 1, 1, options, seeds.Stream("value"));
        logDeviation = deviations > 0 ? new Parameter(Ops.Add(zeros(deviations), options.InitialLogDeviation)) : null;
        (mean, scale) = (zeros(features), ones(features));
        register_buffer(nameof(mean), mean);
        register_buffer(nameof(scale), scale);
        RegisterComponents();
    }

    /// <summary>The sizes.</summary>
    public VectorModelOptions Options { get; }

    /// <summary>Numbers of memory a row; 0 where nothing is remembered.</summary>
    public int MemoryWidth => Options.Recurrence switch
    {
        RecurrenceKind.Gru => Options.Width,
        RecurrenceKind.Lstm => 2 * Options.Width,
        _ => 0,
    };

    /// <summary>Learned log-deviations [deviations], or null.</summary>
    public Tensor? LogDeviation => logDeviation;

    /// <summary>What is subtracted from each feature; kept with the weights, set by whoever normalizes observations.</summary>
    public Tensor FeatureMean => mean;

    /// <summary>What the difference is multiplied by.</summary>
    public Tensor FeatureScale => scale;

    /// <summary>Takes in an observation: [N, features] and memory [N, memory] to what the heads read and the new memory.</summary>
    public (Tensor Features, Tensor? Memory) Remember(Tensor features, Tensor? memory)
    {
        if (gru is not null)
        {
            var next = gru.call(features, memory!);
            return (next, next);
        }

        if (lstm is not null)
        {
            var parts = memory!.chunk(2, -1);
            var (hidden, cell) = lstm.call(features, (parts[0], parts[1]));
            return (hidden, cat([hidden, cell], -1));
        }

        return (features, null);
    }

    /// <summary>Outputs [N, outputs] and values [N] of what <see cref="Remember"/> gave.</summary>
    public (Tensor Outputs, Tensor Values) Heads(Tensor features)
    {
        if (weights.Length == 0)
        {
            return (actions.forward(features), value.forward(features).squeeze(-1));
        }

        var hidden = features.expand([Options.Shared ? 1 : 2, -1, -1]);
        for (var layer = 0; layer < weights.Length; layer++)
        {
            using var below = hidden;
            var sum = Ops.AddInPlace(hidden.bmm(weights[layer]), biases[layer]);
            hidden = Options.Activation == ActivationKind.Tanh ? sum.tanh_() : sum.relu_();
        }

        using var both = hidden;
        var (acting, judging) = Towers(both);
        using (acting)
        using (judging)
        {
            using var judged = value.forward(judging);
            return (actions.forward(acting), judged.squeeze(-1));
        }
    }

    // With gradients one operation for the two costs less; without, two make fewer objects.
    private static (Tensor First, Tensor Second) Towers(Tensor both)
    {
        if (both.size(0) == 1)
        {
            var shared = both.select(0, 0);
            return (shared, shared);
        }

        if (!is_grad_enabled())
        {
            return (both.select(0, 0), both.select(0, 1));
        }

        var halves = both.unbind(0);
        return (halves[0], halves[1]);
    }

    /// <inheritdoc/>
    protected override void _toEpilog(ScalarType? dtype, TorchSharp.torch.Device? device, bool non_blocking)
    {
        base._toEpilog(dtype, device, non_blocking);
        // A move disposes parameters and puts others in the place of fields; elements of arrays it does not know.
        for (var layer = 0; layer < weights.Length; layer++)
        {
            weights[layer] = get_parameter(WeightName(layer))!;
            biases[layer] = get_parameter(BiasName(layer))!;
        }
    }

    private static string WeightName(int layer) => $"layer{layer}_weight";

    private static string BiasName(int layer) => $"layer{layer}_bias";

    private static (Parameter Weight, Parameter Bias) Hidden(int towers, int inputs, VectorModelOptions options, SeedSequence seeds)
    {
        var (weight, bias) = (zeros(towers, inputs, options.Width), zeros(towers, 1, options.Width));
        using var scope = NewDisposeScope();
        for (var tower = 0; tower < towers; tower++)
        {
            var random = seeds.Stream(tower == 0 ? "actions" : "value");
            if (options.Initial == InitialWeights.Orthogonal)
            {
                Orthogonal.Fill(weight.select(0, tower), Orthogonal.Rectifier, random);
            }
            else
            {
                Uniform(weight.select(0, tower), inputs, ref random);
                Uniform(bias.select(0, tower), inputs, ref random);
            }
        }

        return (new Parameter(weight), new Parameter(bias));
    }

    private static DenseLayer Head(int inputs, int outputs, double gain, VectorModelOptions options, RandomStream random)
    {
        if (options.Initial == InitialWeights.Orthogonal)
        {
            return Orthogonal.Linear(inputs, outputs, gain, random);
        }

        var layer = new DenseLayer(inputs, outputs);
        Uniform(layer.Weight, inputs, ref random);
        Uniform(layer.Bias!, inputs, ref random);
        return layer;
    }

    private static void Uniform(Tensor target, int inputs, ref RandomStream random)
    {
        var values = new float[target.numel()];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)((2 * random.NextDouble() - 1) / Math.Sqrt(inputs));
        }

        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        target.copy_(from_array(values).reshape(target.shape));
    }

    private static (GRUCell?, LSTMCell?) Memory(int features, VectorModelOptions options, RandomStream random)
    {
        Module? cell = options.Recurrence switch
        {
            RecurrenceKind.Gru => GRUCell(features, options.Width),
            RecurrenceKind.Lstm => LSTMCell(features, options.Width),
            _ => null,
        };
        using var quiet = no_grad();
        foreach (var (_, parameter) in cell?.named_parameters() ?? [])
        {
            if (parameter.dim() > 1)
            {
                Orthogonal.Fill(parameter, 1, random);
            }
            else
            {
                parameter.zero_();
            }
        }

        return (cell as GRUCell, cell as LSTMCell);
    }
}
