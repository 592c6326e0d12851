using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// A network that tells how to act and what to expect, for one kind of observation. Algorithms are written against it.
/// Tensors belong to the caller's dispose scope.
/// </summary>
internal abstract class ActorCritic : IDisposable
{
    /// <summary>The environment it acts in.</summary>
    public abstract EnvironmentSpec Spec { get; }

    /// <summary>Where it computes.</summary>
    public abstract torch.Device Device { get; }

    /// <summary>Its parameters.</summary>
    public abstract nn.Module Module { get; }

    /// <summary>Parameters whose step size differs from the rest's.</summary>
    public virtual ImmutableArray<LearningRateFactor> LearningRates => [];

    /// <summary>How actions are drawn.</summary>
    public abstract ActionDistribution Actions { get; }

    /// <summary>Numbers it remembers a row; 0 where nothing.</summary>
    public virtual int MemoryWidth => 0;

    /// <summary>The network that an environment's observations call for.</summary>
    /// <exception cref="InputException">There is none for its observations or its actions.</exception>
    public static ActorCritic Create(AgentContext context, NetworkOptions options) => context.Environment.QuestionAnswering is null
        ? new VectorActorCritic(context, options)
        : new QuestionAnsweringActorCritic(context, options);

    /// <summary>Looks at observations.</summary>
    /// <param name="observations">All rows in use.</param>
    /// <param name="memory">What was remembered before them [N, memory]; null where nothing is.</param>
    public abstract NetworkOutput Forward(Columns observations, Tensor? memory);

    /// <summary>
    /// Looks at observations as <see cref="Forward(Columns, Tensor)"/> does, for a policy whose steps nobody learns from: what was made of an
    /// episode's step before may be gone on with, and <see cref="KeepActed"/> has nothing to keep.
    /// </summary>
    /// <param name="observations">All rows in use.</param>
    /// <param name="memory">What was remembered before them [N, memory]; null where nothing is.</param>
    public virtual NetworkOutput GoOn(Columns observations, Tensor? memory) => Forward(observations, memory);

    /// <summary>
    /// Looks at observations for the outputs of several weights: what is never trained looks once, and the function returned
    /// gives the outputs of the trained weights as they then are. It holds until the network looks at anything else.
    /// </summary>
    /// <param name="observations">All rows in use.</param>
    /// <param name="known">What <see cref="Remember"/> knows of them; null where nothing is.</param>
    public virtual Func<NetworkOutput> Consider(Columns observations, Understanding? known) => () => Forward(observations, null);

    /// <summary>Something to know what stays true of remembered observations by; null where nothing does, or it takes too much memory.</summary>
    /// <param name="capacity">Observations that are remembered.</param>
    /// <param name="drawn">Observations that are looked at together.</param>
    public virtual RememberedUnderstanding? Remember(int capacity, int drawn) => null;

    /// <summary>Told what was just acted on, at its place in a rollout, so that a network may keep what stays true of it.</summary>
    /// <param name="observations">What was acted on.</param>
    /// <param name="at">The place of its first row in the rollout.</param>
    /// <param name="count">Places of the whole rollout.</param>
    public virtual void KeepActed(Columns observations, int at, int count) { }

    /// <summary>Keeps observations, steps × rows, to look at parts of them while learning.</summary>
    /// <param name="observations">The observations, step after step.</param>
    /// <param name="starts">Whether each is the first of its episode.</param>
    /// <param name="memory">What was remembered before the first step [rows, memory]; null where nothing is.</param>
    public abstract void Keep(Columns observations, ReadOnlySpan<bool> starts, Tensor? memory);

    /// <summary>Looks at some of the kept observations.</summary>
    /// <param name="places">Which; where there is memory, whole sequences: step after step, the same rows in each.</param>
    /// <param name="index">The same as int64 on the device.</param>
    public abstract NetworkOutput Forward(ReadOnlySpan<long> places, Tensor index);

    /// <summary>Takes in observations whose moments are learned in training.</summary>
    public abstract void LearnMoments(Columns observations);

    /// <summary>Writes a checkpoint into an existing folder.</summary>
    public abstract void Save(string folder, string agent, Action<BinaryWriter> state);

    /// <summary>Reads one.</summary>
    /// <exception cref="InputException">None there, damaged, or of another agent, environment or model.</exception>
    public abstract void Load(string folder, string agent, Action<BinaryReader> state);

    /// <inheritdoc/>
    public abstract void Dispose();
}
