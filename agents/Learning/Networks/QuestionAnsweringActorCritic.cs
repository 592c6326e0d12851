using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The multi-modal model as actor and critic.</summary>
internal sealed class QuestionAnsweringActorCritic : ActorCritic
{
    // Rollouts beyond this are looked at anew by every minibatch.
    private const long MostKeptBytes = 1L << 30;

    private readonly QuestionAnsweringNetwork network;
    private readonly ThumbnailMoments thumbnails;
    private readonly bool learnsMoments;
    private readonly bool trainsHeadsAlone;
    private readonly KeptUnderstanding? understood;
    private readonly LatestUnderstanding latest = new();
    private readonly ContinuedThought thought;
    private ObservationTensors? tensors;
    private int capacity;
    private Columns? kept;
    private ObservationTensors? keptTensors;
    private ModelInput keptInput;
    private int[] handles = [];

    /// <exception cref="InputException">Not a question-answering environment, or an unfit run to start from.</exception>
    public QuestionAnsweringActorCritic(AgentContext context, NetworkOptions options)
    {
        if (options.Vector.Recurrence != RecurrenceKind.None)
        {
            throw new InputException($"vector.recurrence: {context.Environment.Id} shows all that was seen at every step: expected none");
        }

        network = NetworkCheckpoint.Create(context, options.Model);
        Actions = new QuestionAnsweringActions(network);
        thumbnails = new ThumbnailMoments(network);
        thought = new ContinuedThought(network);
        // A supervised start brings its moments; moving them would move what its weights mean.
        learnsMoments = options.NormalizeObservations && context.InitFolder is null;
        if (context.InitFolder is not null && context.CheckpointFolder is null)
        {
            network.Model.SharpenAnswers(options.AnswerSharpening);
            network.Model.FavourLooking(options.InitialLookBias);
        }

        // A checkpoint knows what was trained, whether or not the run it started from is still told.
        network.Trained ??= options.Train ?? (context.InitFolder is null ? TrainedPart.All : TrainedPart.Heads);
        FlatParameters.Freeze(network.Model, name => ModelParts.IsFrozen(network.Model, name, network.Trained.Value));
        trainsHeadsAlone = ModelParts.TrainsHeadsAlone(network.Model);
        understood = trainsHeadsAlone && !learnsMoments ? new KeptUnderstanding(network.Model, network.Device) : null;
    }

    public override EnvironmentSpec Spec => network.Spec;

    public override torch.Device Device => network.Device;

    public override nn.Module Module => network.Model;

    public override ImmutableArray<LearningRateFactor> LearningRates => network.Model.Options.ReadLearningRates();

    public override ActionDistribution Actions { get; }

    private long BytesEach => KeptUnderstanding.BytesEach(network.Model, network.Fields.Revealed.Width);

    public override NetworkOutput Forward(Columns observations, Tensor? memory)
    {
        var input = Loaded(observations, network.Pixels(observations));
        var understanding = network.Model.Understand(input);
        if (understood is not null)
        {
            latest.Hold(observations, understanding);
        }

        return Output(network.Model.Decide(understanding, input.Price, input.LegalAnswers), input.Revealed, input.Thoughts);
    }

    public override NetworkOutput GoOn(Columns observations, Tensor? memory)
    {
        if (!thought.Takes(observations))
        {
            return Forward(observations, memory);
        }

        var input = Loaded(observations, thought.GoesOn(observations) ? null! : network.Pixels(observations));
        var understanding = thought.Of(observations, input);
        return Output(network.Model.Decide(understanding, input.Price, input.LegalAnswers), input.Revealed, input.Thoughts);
    }

    public override Func<NetworkOutput> Consider(Columns observations, Understanding? known)
    {
        if (known is null && !trainsHeadsAlone)
        {
            return base.Consider(observations, known);
        }

        var input = Loaded(observations, known is null ? network.Pixels(observations) : null!);
        var understanding = known ?? network.Model.Understand(input);
        return () => Output(network.Model.Decide(understanding, input.Price, input.LegalAnswers), input.Revealed, input.Thoughts);
    }

    // Where images are seen whole or not at all, those that are not are left out of a batch, whose size then varies.
    public override RememberedUnderstanding? Remember(int capacity, int drawn) =>
        understood is null || network.Model.Shape.RevealsWhole || capacity * BytesEach > MostKeptBytes
            ? null
            : new RememberedUnderstanding(
                network, observations => network.Model.Understand(Loaded(observations, network.Pixels(observations))), capacity, drawn);

    public override void KeepActed(Columns observations, int at, int count)
    {
        if (understood is null || count * BytesEach > MostKeptBytes)
        {
            return;
        }

        if (at == 0)
        {
            understood.Begin(count);
        }

        if (understood.Count == at && latest.Of(observations) is { } acted)
        {
            understood.Add(acted);
        }
    }

    public override void Keep(Columns observations, ReadOnlySpan<bool> starts, Tensor? memory)
    {
        if (kept is null || kept.Capacity < observations.Capacity)
        {
            keptTensors?.Dispose();
            keptTensors = network.Tensors(observations.Capacity);
        }

        kept = observations;
        keptInput = keptTensors!.Load(observations, pixels: null!);
    }

    public override NetworkOutput Forward(ReadOnlySpan<long> places, Tensor index)
    {
        if (understood is not null && understood.Count == kept!.Count)
        {
            var made = understood.Decide(index, keptInput.Price?.index_select(0, index), keptInput.LegalAnswers?.index_select(0, index));
            return Output(made, keptInput.Revealed.index_select(0, index), keptInput.Thoughts?.index_select(0, index));
        }

        var images = kept!.All(network.Fields.Image);
        Array.Resize(ref handles, Math.Max(handles.Length, places.Length));
        for (var i = 0; i < places.Length; i++)
        {
            handles[i] = images[(int)places[i]];
        }

        var input = new ModelInput(
            network.Pixels(kept, handles.AsSpan(0, places.Length)),
            keptInput.Revealed.index_select(0, index),
            keptInput.Question.index_select(0, index),
            keptInput.Thumbnail?.index_select(0, index),
            keptInput.Deadline.index_select(0, index),
            keptInput.Price?.index_select(0, index))
        {
            LegalAnswers = keptInput.LegalAnswers?.index_select(0, index),
            Thoughts = keptInput.Thoughts?.index_select(0, index),
        };
        return Output(network.Model.Forward(input), input.Revealed, input.Thoughts);
    }

    public override void LearnMoments(Columns observations)
    {
        if (learnsMoments)
        {
            thumbnails.Add(observations);
            thumbnails.Apply();
        }
    }

    public override void Save(string folder, string agent, Action<BinaryWriter> state) => NetworkCheckpoint.Save(folder, agent, network, writer =>
    {
        thumbnails.Save(writer);
        state(writer);
    });

    public override void Load(string folder, string agent, Action<BinaryReader> state) => NetworkCheckpoint.Load(folder, agent, network, reader =>
    {
        thumbnails.Load(reader);
        state(reader);
    });

    public override void Dispose()
    {
        tensors?.Dispose();
        keptTensors?.Dispose();
        understood?.Dispose();
        latest.Dispose();
        thought.Dispose();
        network.Dispose();
    }

    private ModelInput Loaded(Columns observations, Tensor pixels)
    {
        if (observations.Capacity > capacity)
        {
            tensors?.Dispose();
            capacity = observations.Capacity;
            tensors = network.Tensors(capacity);
        }

        return tensors!.Load(observations, pixels);
    }

    private NetworkOutput Output(in ModelOutput made, Tensor revealed, Tensor? thoughts)
    {
        var output = network.Spending(made);
        var stages = ActionLogits.Of(output, network.LegalSpending(revealed, thoughts));
        return new NetworkOutput(
            output.Answers, stages.Actions, output.Values, Stages: stages, Looks: network.Fields.Spending is null ? null : output.Looks);
    }
}
