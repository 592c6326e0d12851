namespace MultiModalRL.Core;

/// <summary>
/// A sub-environment of a vector environment threw. The message names the environment, the row, the episode and its seed,
/// the step within it, and what was thrown, which is the inner exception.
/// </summary>
public sealed class EnvironmentException : Exception
{
    /// <summary>Says where something was thrown.</summary>
    /// <param name="environment">The environment's id.</param>
    /// <param name="row">The sub-environment.</param>
    /// <param name="episode">The episode it played.</param>
    /// <param name="step">The action of the episode that it broke at, from 1; 0 for its reset.</param>
    /// <param name="thrown">What it threw.</param>
    /// <param name="remark">What else there is to say, behind the message; empty for nothing.</param>
    public EnvironmentException(EnvironmentId environment, int row, Episode episode, int step, Exception thrown, string remark = "")
        : base(Text(environment, row, episode, step, thrown) + remark, thrown) =>
        (Environment, Row, Episode, Step) = (environment, row, episode, step);

    /// <summary>The environment's id.</summary>
    public EnvironmentId Environment { get; }

    /// <summary>The sub-environment, by its row.</summary>
    public int Row { get; }

    /// <summary>The episode it played: with its number, example and seed the crash can be looked for alone.</summary>
    public Episode Episode { get; }

    /// <summary>The action of the episode that it broke at, from 1; 0 for its reset.</summary>
    public int Step { get; }

    private static string Text(EnvironmentId environment, int row, Episode episode, int step, Exception thrown) =>
        $"{environment}: row {row}, episode {episode.Number} (seed {episode.Seed}, example {episode.Example}), "
        + $"{(step == 0 ? "reset" : $"step {step}")}: {thrown.GetType().Name}: {thrown.Message}";
}
