using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// Trains one agent in one process. Everything but wall-clock tags depends on the request alone: not on when
/// checkpoints are written, nor on how often the run was interrupted between two updates.
/// </summary>
internal sealed class Trainer : IDisposable
{
    private readonly TrainingRequest request;
    private readonly IAgent agent;
    private readonly MetricsFile file;
    private readonly MetricFanOut metrics;
    private readonly CheckpointStore checkpoints;
    private readonly CheckpointWriter writer;
    private readonly ExperienceLoop? loop;
    private readonly Validator? validator;
    private readonly BestPolicy? best;
    private readonly Pace pace;
    private readonly ShortLived shortLived = new();
    private bool updated;
    private bool learned;
    private CancellationToken stop;

    public Trainer(
        TrainingRequest request, IVectorEnvironment environment, IVectorEnvironment? measured, IAgent agent, RunFolder folder, Checkpoint? from,
        ImmutableArray<IMetricSink> sinks, TimeProvider clock)
    {
        this.request = request;
        this.agent = agent;
        checkpoints = folder.Checkpoints;
        file = new MetricsFile(folder.MetricsFile, from?.Manifest.MetricsBytes ?? 0);
        metrics = new MetricFanOut([file, .. sinks]);
        var seeds = new SeedSequence(request.Seed);
        loop = agent.LearnsFrom == LearningSource.Experience ? new ExperienceLoop(environment, agent, seeds.Seed("episodes")) : null;
        validator = agent is IValidatedAgent { ValidateEvery: > 0 } validated ? new Validator(request, validated) : null;
        writer = new CheckpointWriter(checkpoints, request.Run, agent, loop, file, clock) { MeasuredAt = from?.Manifest.MeasuredAt };
        best = measured is null ? null : new BestPolicy(request, agent, writer, measured, checkpoints.Best(), kept => BestFound!(kept));
        Begin(from);
        pace = new Pace(clock, agent.Steps, request.Steps);
    }

    /// <summary>Told how far training is, a few times a second at most.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Called before each checkpoint.</summary>
    public Action? Committing { init => writer.Committing = value; }

    /// <summary>Told what was chosen on validation.</summary>
    public required Action<Calibration> Calibrated { get; init; }

    /// <summary>Told of each policy that is the best on validation yet.</summary>
    public required Action<BestCheckpoint> BestFound { get; init; }

    /// <summary>
    /// Trains to the end, or to the first update after cancellation; either way a checkpoint is left. Before the first update it
    /// stops at once, and leaves none: there is nothing to keep.
    /// </summary>
    /// <exception cref="ArithmeticException">A number is not finite; the message names the run's seed and the last good checkpoint.</exception>
    /// <exception cref="InvalidOperationException">An environment crashed; the same.</exception>
    public RunStatus Run(CancellationToken cancellation)
    {
        stop = cancellation;
        try
        {
            return ToTheEnd(cancellation);
        }
        catch (ArithmeticException error)
        {
            throw new ArithmeticException(Located(error), error);
        }
        catch (EnvironmentException error)
        {
            throw new InvalidOperationException(Located(error), error);
        }
    }

    /// <summary>Closes the metrics file.</summary>
    public void Dispose()
    {
        validator?.Dispose();
        loop?.Dispose();
        file.Dispose();
    }

    private RunStatus ToTheEnd(CancellationToken cancellation)
    {
        while (!learned && agent.Steps < request.Steps)
        {
            if (cancellation.IsCancellationRequested)
            {
                return Interrupt();
            }

            if (best is { IsDue: true } && !HasMeasured(cancellation))
            {
                return Interrupt();
            }

            Advance();
        }

        learned = true;
        writer.SaveUnlessSaved(finished: true);
        if (!HasMeasured(cancellation))
        {
            return RunStatus.Interrupted;
        }

        try
        {
            Calibrate(cancellation);
        }
        catch (OperationCanceledException)
        {
            return RunStatus.Interrupted;
        }

        return RunStatus.Finished;
    }

    private void Begin(Checkpoint? from)
    {
        if (from is null)
        {
            loop?.Begin(metrics);
            return;
        }

        agent.Load(from.AgentFolder);
        learned = from.Manifest.Finished;
        if (!learned)
        {
            writer.GoOn();
        }

        if (loop is not null)
        {
            using var reader = new BinaryReader(File.OpenRead(from.RunnerFile));
            loop.Load(reader);
        }
    }

    /// <summary>Goes on to the agent's next update and does what is due after it.</summary>
    private void Advance()
    {
        var before = agent.Steps;
        if (!Learn())
        {
            learned = !stop.IsCancellationRequested;
            return;
        }

        updated = true;
        loop?.Log(metrics, agent.Steps);
        learned = validator?.LearningIsOver(before, metrics) ?? false;
        pace.Log(metrics, agent.Steps);
        file.Flush();
        pace.Report(Progress, metrics.Latest, agent.Steps);
        shortLived.Collect();
        if (!learned && agent.Steps < request.Steps && writer.IsDue(before))
        {
            writer.Save(finished: false);
        }
    }

    private string Located(Exception error)
    {
        var kept = checkpoints.Latest() is { } checkpoint
            ? $"the last good checkpoint is {checkpoint.Folder} (go on from it with --resume)"
            : "there is no checkpoint yet";
        return $"{error.Message}; after step {agent.Steps} of the run with seed {request.Seed}; {kept}";
    }

    /// <summary>One update of the agent; false where it has nothing to learn (any more).</summary>
    private bool Learn()
    {
        if (loop is null)
        {
            return agent.LearnsFrom == LearningSource.Supervision && agent.Update(metrics);
        }

        while (!loop.Step(metrics))
        {
            if (!updated && stop.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private RunStatus Interrupt()
    {
        // Before its first update an agent may not be saved, and there is nothing to lose.
        if (updated)
        {
            writer.SaveUnlessSaved(learned);
        }

        return RunStatus.Interrupted;
    }

    // False where it was cancelled: what is measured half is measured anew when the run goes on.
    private bool HasMeasured(CancellationToken cancellation)
    {
        try
        {
            best?.Measure(metrics, learned, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Calibrate(CancellationToken cancellation)
    {
        if (agent is not ICalibratedAgent { Candidates.Count: > 0 } calibrated)
        {
            return;
        }

        using var environment = request.CreateEnvironment(Split.Validation, request.Run.Rows);
        var part = new ManifestPart(request.Environment.Id.ToString(), OptionsBinder.ToJson(request.EnvironmentOptions));
        var seed = new SeedSequence(request.Seed).Seed(Calibrator.Stream);
        Calibrated(new Calibrator(environment, part, request.Run.CalibrationExamples, seed).Calibrate(calibrated, cancellation));
        writer.Save(finished: true);
    }
}
