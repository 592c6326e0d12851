using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Multi-layer perceptrons as actor and critic of observations that are vectors of features, with memory where asked for.</summary>
internal sealed class VectorActorCritic : ActorCritic
{
    private readonly VectorModel model;
    private readonly VectorFeatures features;
    private readonly FeatureMoments moments;
    private readonly OutputDistribution distribution;
    private readonly bool learnsMoments;
    private readonly int legalWidth;
    private HostRows? rows;
    private HostRows? kept;
    private Tensor? keptFeatures;
    private Tensor? keptLegal;
    private Tensor? keptContinues;
    private Tensor? keptMemory;

    /// <exception cref="InputException">The observations or actions are of a kind that is not supported, another precision than single is asked for, or the run to start from does not fit.</exception>
    public VectorActorCritic(AgentContext context, NetworkOptions options)
    {
        Spec = context.Environment;
        if (context.Precision != Precision.Fp32)
        {
            throw new InputException(
                $"--precision {context.Precision.ToString().ToLowerInvariant()}: {Spec.Id} is observed as a vector, whose small networks compute in fp32: leave it out");
        }

        Device = TorchDevices.ToTorch(context.Device);
        features = new VectorFeatures(Spec);
        legalWidth = Spec.LegalActions is { } legal ? legal.Width : 0;
        var header = VectorHeader.Of(context, options.Vector);
        distribution = OutputDistribution.Of(Spec, header.Options);
        model = new VectorModel(features.Width, distribution.Outputs, distribution.Deviations, header.Options, new SeedSequence(context.Seed).Seed("model"));
        moments = new FeatureMoments(model, features.Width);
        learnsMoments = options.NormalizeObservations && context.InitFolder is null;
        if (context.InitFolder is { } start && context.CheckpointFolder is null)
        {
            VectorCheckpoint.LoadWeights(start, header, model);
            moments.Read();
        }

        model.to(Device);
        Header = header;
    }

    public override EnvironmentSpec Spec { get; }

    public override torch.Device Device { get; }

    public override nn.Module Module => model;

    public override ActionDistribution Actions => distribution;

    public override int MemoryWidth => model.MemoryWidth;

    private VectorHeader Header { get; }

    public override NetworkOutput Forward(Columns observations, Tensor? memory)
    {
        rows = Fitting(rows, observations.Capacity);
        var (input, legal) = Load(rows, observations);
        var (remembered, next) = model.Remember(input, memory);
        return Output(remembered, legal) with { Memory = next };
    }

    public override void Keep(Columns observations, ReadOnlySpan<bool> starts, Tensor? memory)
    {
        kept = Fitting(kept, observations.Capacity);
        (keptFeatures, keptLegal) = Load(kept, observations);
        keptMemory = memory;
        keptContinues = memory is null ? null : kept.Continues(starts);
    }

    public override NetworkOutput Forward(ReadOnlySpan<long> places, Tensor index)
    {
        var input = keptFeatures!.index_select(0, index);
        var legal = keptLegal?.index_select(0, index);
        return keptMemory is null ? Output(input, legal) : Output(Sequences(places, index, input, keptMemory), legal);
    }

    public override void LearnMoments(Columns observations)
    {
        if (learnsMoments)
        {
            rows = Fitting(rows, observations.Capacity);
            var raw = rows.Features(observations.Count);
            features.Write(observations, raw);
            moments.Learn(raw);
        }
    }

    public override void Save(string folder, string agent, Action<BinaryWriter> state) => VectorCheckpoint.Save(folder, Header with { Agent = agent }, model, writer =>
    {
        moments.Save(writer);
        state(writer);
    });

    public override void Load(string folder, string agent, Action<BinaryReader> state) => VectorCheckpoint.Load(folder, Header with { Agent = agent }, model, reader =>
    {
        moments.Load(reader);
        state(reader);
    });

    public override void Dispose()
    {
        rows?.Dispose();
        kept?.Dispose();
        model.Dispose();
    }

    // Memory runs through the steps of every chosen row, and starts from nothing where an episode does.
    private Tensor Sequences(ReadOnlySpan<long> places, Tensor index, Tensor input, Tensor memory)
    {
        var width = memory.size(0);
        var sequences = 1;
        while (sequences < places.Length && places[sequences] / width == places[0] / width)
        {
            sequences++;
        }

        var carried = memory.index_select(0, index.narrow(0, 0, sequences));
        var continues = keptContinues!.index_select(0, index);
        var remembered = new Tensor[places.Length / sequences];
        for (var step = 0; step < remembered.Length; step++)
        {
            var start = (long)step * sequences;
            (remembered[step], var next) = model.Remember(
                input.narrow(0, start, sequences), carried.mul(continues.narrow(0, start, sequences)));
            carried = next!;
        }

        return cat(remembered, 0);
    }

    private NetworkOutput Output(Tensor remembered, Tensor? legal)
    {
        var (outputs, values) = model.Heads(remembered);
        return new NetworkOutput(outputs, distribution.Describe(outputs, legal, model.LogDeviation), values);
    }

    private (Tensor Features, Tensor? Legal) Load(HostRows target, Columns observations)
    {
        var host = target.Features(observations.Count);
        features.Write(observations, host);
        moments.Apply(host);
        return (target.LoadFeatures(observations.Count), Spec.LegalActions is { } legal ? target.LoadLegal(observations.All(legal)) : null);
    }

    private HostRows Fitting(HostRows? there, int capacity)
    {
        if (there is not null && there.Capacity >= capacity)
        {
            return there;
        }

        there?.Dispose();
        return new HostRows(capacity, features.Width, legalWidth, Device);
    }
}
