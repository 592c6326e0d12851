using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Reads minibatches of labelled observations as tensors.</summary>
internal sealed class SupervisedBatch : IDisposable
{
    private readonly ISupervision supervision;
    private readonly QuestionAnsweringNetwork network;
    private readonly EpisodePlan plan;
    private readonly ImageRuns? runs;
    private readonly SharedRows? shared;
    private readonly double revealedShare;
    private readonly Columns observations;
    private readonly float[] accuracies;
    private readonly int[] examples;
    private readonly int[] images;
    private readonly ulong[] seeds;
    private readonly ObservationTensors tensors;
    private readonly HostTensor<float> targets;

    public SupervisedBatch(
        AgentContext context, ISupervision supervision, QuestionAnsweringNetwork network, SupervisedOptions options)
    {
        this.supervision = supervision;
        this.network = network;
        revealedShare = options.RevealedShare;
        plan = EpisodePlan.Endless(new SeedSequence(context.Seed).Seed("supervision"), supervision.Count);
        var count = options.MinibatchSize;
        if (options.QuestionsPerImage > 1)
        {
            runs = ImageRuns.Of(network, supervision, options.QuestionsPerImage, new SeedSequence(context.Seed).Seed("runs"));
            shared = new SharedRows(count, network.Device);
        }

        observations = new Columns(context.Environment.Observation, count);
        accuracies = new float[count * network.Fields.Answers.Count];
        examples = new int[count];
        images = new int[count];
        seeds = new ulong[count];
        tensors = network.Tensors(count);
        targets = new HostTensor<float>(count, network.Fields.Answers.Count, ScalarType.Float32, network.Device);
    }

    /// <summary>The minibatch of a step: inputs, and target distributions [N, answers].</summary>
    public (ModelInput Input, Tensor Targets) Read(long step)
    {
        plan.Position = step * examples.Length;
        for (var i = 0; i < examples.Length; i++)
        {
            plan.TryNext(out var episode);
            var random = episode.Random();
            examples[i] = runs?.At(episode.Number) ?? episode.Example;
            images[i] = runs?.Image(examples[i]) ?? 0;
            var goesOn = runs is not null && i > 0 && images[i] == images[i - 1];
            seeds[i] = goesOn ? seeds[i - 1] : random.NextDouble() < revealedShare ? 0 : random.NextUInt64() | 1;
        }

        supervision.Read(examples, seeds, observations, accuracies);
        ToDistributions();
        return (Input(), targets.Load(accuracies));
    }

    public void Dispose()
    {
        tensors.Dispose();
        targets.Dispose();
        shared?.Dispose();
    }

    private ModelInput Input()
    {
        if (shared is null)
        {
            return tensors.Load(observations, network.Pixels(observations));
        }

        var rows = shared.Load(images);
        return tensors.Load(observations, network.Pixels(observations, shared.Handles)) with { Shared = rows };
    }

    private void ToDistributions()
    {
        var width = network.Fields.Answers.Count;
        for (var row = 0; row < examples.Length; row++)
        {
            var accuracy = accuracies.AsSpan(row * width, width);
            float sum = 0;
            foreach (var value in accuracy)
            {
                sum += value;
            }

            for (var answer = 0; sum > 0 && answer < width; answer++)
            {
                accuracy[answer] /= sum;
            }
        }
    }
}
