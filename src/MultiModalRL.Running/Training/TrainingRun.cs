using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// One run folder's training: begun, or gone on with after any interruption. Apart from wall-clock tags, a run that was
/// interrupted and resumed leaves the same weights and <c>metrics.jsonl</c>, bit for bit, as one that was not.
/// </summary>
/// <param name="request">What is trained.</param>
/// <param name="clock">Where times come from.</param>
public sealed class TrainingRun(TrainingRequest request, TimeProvider clock)
{
    private readonly RunFolder folder = new(request.Folder);

    /// <summary>Told how far training is, a few times a second at most.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Makes further sinks for metrics, given the run folder and the step that the run goes on from (null where it
    /// begins); they are disposed at the end where they can be.
    /// </summary>
    public Func<string, long?, ImmutableArray<IMetricSink>> Sinks { get; init; } = (_, _) => [];

    /// <summary>Called before each checkpoint: what sinks hold back must be on its way to the disk before it.</summary>
    public Action? Committing { get; init; }

    /// <summary>Begins.</summary>
    /// <returns>The manifest at the end; its status says whether training was interrupted.</returns>
    /// <exception cref="InputException">The folder holds a run already, or parts of one, or the request cannot be carried out.</exception>
    /// <exception cref="IOException">The run folder cannot be written; the message names the last checkpoint.</exception>
    public RunManifest Start(CancellationToken cancellation = default) => folder.Exists
        ? throw new InputException($"{request.Folder}: holds a run already: go on with --resume, or choose another folder")
        : folder.Remains is { } remains
        ? throw new InputException($"{request.Folder}: holds {Path.GetFileName(remains)} of a run, but no run.json: choose another folder")
        : Guarded(() => Execute(NewManifest(), from: null, resumedAt: null, cancellation));

    /// <summary>Goes on from the latest checkpoint; a finished run is left as it is.</summary>
    /// <returns>As <see cref="Start"/>.</returns>
    /// <exception cref="InputException">No run, no intact checkpoint, other data than before, or software that no longer fits.</exception>
    /// <exception cref="IOException">The run folder cannot be written; the message names the last checkpoint.</exception>
    public RunManifest Resume(CancellationToken cancellation = default)
    {
        var manifest = folder.ReadManifest();
        if (manifest.Status == RunStatus.Finished)
        {
            return manifest;
        }

        RequireSameData(manifest.Data);
        return Guarded(() =>
        {
            folder.Checkpoints.RemoveLeftovers();
            var from = folder.Checkpoints.Latest(out var flaw);
            return Execute(manifest with { Status = RunStatus.Running, Ended = null }, from, from?.Manifest.Step ?? 0, cancellation, flaw);
        });
    }

    private RunManifest Execute(RunManifest manifest, Checkpoint? from, long? resumedAt, CancellationToken cancellation, InputException? passedOver = null)
    {
        using var environment = request.CreateTrainingEnvironment();
        using var measured = BestPolicy.Environment(request);
        using var agent = SourceRun.Fitting(
            request.Init, request.Environment.Id, () => request.Agent.Create(Context(environment, from), request.AgentOptions));
        manifest = manifest with
        {
            Versions = SoftwareVersions.Loaded(),
            Vocabulary = request.Data is null ? null : QuestionVocabulary.Of(environment.Spec),
        };
        folder.WriteManifest(manifest);
        var sinks = Sinks(folder.FullPath, resumedAt);
        try
        {
            TellOf(passedOver, from, sinks);
            TellOf(environment.Spec.QuestionAnswering?.Notes ?? [], from?.Manifest.Step ?? 0, sinks);
            using var trainer = new Trainer(request, environment, measured, agent, folder, from, sinks, clock)
            {
                Progress = Progress,
                Committing = Committing,
                Calibrated = calibration => Record(manifest with { Calibrations = [.. manifest.Calibrations, calibration] }),
                BestFound = best => Record(manifest with { Best = best }),
            };
            var status = trainer.Run(cancellation);
            manifest = manifest with { Status = status, Ended = clock.GetUtcNow() };
            folder.WriteManifest(manifest);
            return manifest;
        }
        finally
        {
            foreach (var sink in sinks.OfType<IDisposable>())
            {
                sink.Dispose();
            }
        }

        void Record(RunManifest changed)
        {
            manifest = changed;
            folder.WriteManifest(manifest);
        }
    }

    private static void TellOf(ImmutableArray<string> notes, long step, ImmutableArray<IMetricSink> sinks)
    {
        foreach (var note in notes)
        {
            foreach (var sink in sinks)
            {
                sink.Warn(note, step);
            }
        }
    }

    private static void TellOf(InputException? passedOver, Checkpoint? from, ImmutableArray<IMetricSink> sinks)
    {
        if (passedOver is not null && from is not null)
        {
            foreach (var sink in sinks)
            {
                sink.Warn($"{passedOver.Message}; going on from the one before", from.Manifest.Step);
            }
        }
    }

    private AgentContext Context(IVectorEnvironment environment, Checkpoint? from) => new(
        environment.Spec,
        environment.Count,
        environment.Supervision,
        new SeedSequence(request.Seed).Seed("agent"),
        request.Device,
        InitFolder(from),
        request.Steps)
    {
        CheckpointFolder = from?.AgentFolder,
        Precision = request.Precision,
        Oracle = environment.Oracle,
    };

    // What a resumed agent started from is in its own checkpoint: the run it came from may be gone by then.
    private string? InitFolder(Checkpoint? from) => request.Init is not { } init ? null
        : from is not null && !new RunFolder(init).Exists ? Path.GetFullPath(init)
        : new RunFolder(init).LatestAgentFolder();

    private RunManifest NewManifest() => new()
    {
        Command = request.Command,
        Environment = new ManifestPart(request.Environment.Id.ToString(), OptionsBinder.ToJson(request.EnvironmentOptions)),
        Agent = new ManifestPart(request.Agent.Name, OptionsBinder.ToJson(request.AgentOptions)),
        Run = OptionsBinder.ToJson(request.Run),
        Split = request.Split,
        Data = request.Data is null ? null : new DataSource(Path.GetFullPath(request.Data), DataDigest.Of(request.Data)),
        Seed = request.Seed,
        Init = request.Init is null ? null : Path.GetFullPath(request.Init),
        Steps = request.Steps,
        Device = request.Device.ToString(),
        Precision = request.Precision,
        Threads = request.Threads,
        GitCommit = SoftwareVersions.Commit(),
        Started = clock.GetUtcNow(),
    };

    private static void RequireSameData(DataSource? data)
    {
        if (data is not null && DataDigest.Of(data.Folder) is var now && now != data.Digest)
        {
            throw new InputException($"data folder {data.Folder}: not what the run began with: digest {now}, expected {data.Digest}");
        }
    }

    private RunManifest Guarded(Func<RunManifest> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not InputException)
        {
            MarkFailed();
            throw exception is IOException or UnauthorizedAccessException ? Explained(exception) : exception;
        }
    }

    private IOException Explained(Exception exception)
    {
        var last = folder.Checkpoints.Latest() is { } checkpoint
            ? $"the last checkpoint is intact, {checkpoint.Folder}: go on with --resume"
            : "no checkpoint was written";
        return new IOException($"run {request.Folder}: {exception.Message}; {last}", exception);
    }

    // What went wrong matters more than that it cannot be noted, which a full disk may well prevent.
    private void MarkFailed()
    {
        try
        {
            if (folder.Exists)
            {
                folder.WriteManifest(folder.ReadManifest() with { Status = RunStatus.Failed, Ended = clock.GetUtcNow() });
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InputException)
        {
        }
    }
}
