using System.ComponentModel.DataAnnotations;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>How a run is carried out: the options under <c>run</c>.</summary>
public sealed record RunOptions
{
    /// <summary>Rows of the training environment. Default 256; fewer for some agents where no questions are answered.</summary>
    [Range(1, 65536)]
    public int Rows { get; init; } = 256;

    /// <summary>Steps between two checkpoints. Default 100,000.</summary>
    [Range(1, long.MaxValue)]
    public long CheckpointSteps { get; init; } = 100_000;

    /// <summary>Minutes after which a checkpoint is written at the latest; 0 for never. Default 10. Changes no result.</summary>
    [Range(0, 1e6)]
    public double CheckpointMinutes { get; init; } = 10;

    /// <summary>How many checkpoints are kept. Default 2.</summary>
    [Range(1, 1000)]
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>
    /// Steps between two measurements of the policy on validation, greedily; the checkpoint of the best of them is kept (<c>best</c>).
    /// Default 0: never. Changes nothing of what is learned.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long EvaluationSteps { get; init; }

    /// <summary>
    /// Episodes of such a measurement: the first questions of the validation split, as many as there are at most. Null, the default: 2,000 where
    /// questions are answered, 100 elsewhere.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int? EvaluationEpisodes { get; init; }

    /// <summary>The most validation examples that a validation loss is taken over. Default 2,000.</summary>
    [Range(1, int.MaxValue)]
    public int ValidationExamples { get; init; } = 2000;

    /// <summary>The most validation examples that each candidate of a calibrated agent is tried on. Default 2,000.</summary>
    [Range(1, int.MaxValue)]
    public int CalibrationExamples { get; init; } = 2000;

    /// <summary>
    /// The seed of generated data. It is apart from the run's seed so that runs of several seeds share their data.
    /// Default 0.
    /// </summary>
    public ulong DataSeed { get; init; }

    /// <summary>
    /// How many sub-environments that crash may be made anew in all while training: with a warning each, counted by
    /// <c>charts/environment_restarts</c>; the crash after these is an error. Default 0. Where something is measured or chosen on
    /// validation every crash is an error: an episode left out would change the number and nobody would see it.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int EnvironmentRestarts { get; init; }

    /// <summary>
    /// Threads that step the sub-environments, for environments whose rows are sub-environments of their own: worth it
    /// where one step of one takes tens of microseconds or more. Default 1. Changes no result.
    /// </summary>
    [Range(1, 1024)]
    public int EnvironmentWorkers { get; init; } = 1;

    internal static int UsualEvaluationEpisodes(EnvironmentSpec spec) => spec.QuestionAnswering is null ? 100 : 2000;
}
