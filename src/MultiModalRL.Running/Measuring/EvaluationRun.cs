using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// Readies an agent (loads its run, or fits a prior on the training split), chooses its open setting on validation, and
/// only then measures it.
/// </summary>
/// <param name="request">What is measured.</param>
/// <param name="clock">Where times come from.</param>
public sealed class EvaluationRun(EvaluationRequest request, TimeProvider clock)
{
    private const int EpisodesWithoutExamples = 1000;

    private readonly SeedSequence seeds = new(request.Seed);

    /// <summary>Told how many episodes of the policy being measured are finished.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Told what was chosen on validation, before the measured split is touched.</summary>
    public Action<Calibration>? Calibrated { get; init; }

    /// <summary>Measures.</summary>
    /// <exception cref="InputException">The agent needs a run and has none, or what it needs cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Measurement Execute(CancellationToken cancellation = default)
    {
        using var environment = request.CreateEnvironment(request.Split, request.Run.Rows);
        using var supervision = new TrainingSupervision(request);
        using var agent = SourceRun.Fitting(
            request.TrainedRun ?? request.Init, request.Environment.Id, () => Readied(environment, supervision, cancellation));
        var calibration = Calibrate(agent, cancellation);
        var measurement = Measure(environment, agent, cancellation) with { Calibration = calibration };
        var times = Time(agent.EvaluationPolicy, cancellation);
        return measurement with
        {
            ResponseMilliseconds = times,
            Greedy = measurement.Greedy is { } greedy ? greedy with { ResponseMilliseconds = times, Device = request.Device } : null,
        };
    }

    private AgentContext Context(IVectorEnvironment environment, ISupervision supervision) => new(
        environment.Spec,
        TrainedRows() ?? environment.Count,
        // What was trained learns no more, so the training split need not be there.
        request.TrainedRun is null ? supervision : null,
        seeds.Seed("agent"),
        request.Device,
        InitFolder(),
        TotalSteps: 1)
    {
        CheckpointFolder = request.TrainedRun is null ? null : new RunFolder(request.TrainedRun).AgentFolder(request.Checkpoint),
        Precision = request.Precision,
    };

    // What it keeps for each row of its training is in its checkpoint; measuring plays any number of rows.
    private int? TrainedRows() => request.TrainedRun is null ? null
        : OptionsBinder.Bind<RunOptions>(new RunFolder(request.TrainedRun).ReadManifest().Run, "run").Rows;

    // A trained agent holds all it learned: the run it once started from may be gone.
    private string? InitFolder() => request.Init is not { } init ? null
        : request.TrainedRun is not null && !new RunFolder(init).Exists ? Path.GetFullPath(init)
        : new RunFolder(init).LatestAgentFolder();

    private IAgent Readied(IVectorEnvironment environment, TrainingSupervision supervision, CancellationToken cancellation)
    {
        var agent = request.Agent.Create(Context(environment, supervision), request.AgentOptions);
        try
        {
            Ready(agent, supervision, cancellation);
            return agent;
        }
        catch
        {
            agent.Dispose();
            throw;
        }
    }

    private void Ready(IAgent agent, TrainingSupervision supervision, CancellationToken cancellation)
    {
        if (request.TrainedRun is not null)
        {
            agent.Load(new RunFolder(request.TrainedRun).AgentFolder(request.Checkpoint));
        }
        else if (agent.LearnsFrom == LearningSource.Experience || agent is IValidatedAgent)
        {
            throw new InputException($"agent '{request.Agent.Name}' must be trained first: give its run with --run RUN");
        }
        else if (agent.LearnsFrom == LearningSource.Supervision)
        {
            while (agent.Steps < supervision.Count && agent.Update(new MetricFanOut([])))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private Calibration? Calibrate(IAgent agent, CancellationToken cancellation)
    {
        if (agent is not ICalibratedAgent { Candidates.Count: > 0 } calibrated)
        {
            return null;
        }

        var part = request.EnvironmentPart;
        if (Recorded(part) is { } recorded)
        {
            calibrated.Select(recorded.Selected);
            return recorded;
        }

        using var environment = request.CreateEnvironment(Split.Validation, request.Run.Rows);
        var calibration = new Calibrator(environment, part, request.Run.CalibrationExamples, seeds.Seed(Calibrator.Stream))
            .Calibrate(calibrated, cancellation);
        Calibrated?.Invoke(calibration);
        return calibration;
    }

    /// <summary>What the run chose for this very environment; a choice made for another price, or another checkpoint, would not fit.</summary>
    private Calibration? Recorded(ManifestPart part) => request.TrainedRun is null || request.Checkpoint is not null
        ? null
        : new RunFolder(request.TrainedRun).ReadManifest().Calibrations.LastOrDefault(calibration =>
            calibration.Environment.Id == part.Id
            && System.Text.Json.Nodes.JsonNode.DeepEquals(calibration.Environment.Options, part.Options));

    private Measurement Measure(IVectorEnvironment environment, IAgent agent, CancellationToken cancellation)
    {
        var sampled = request.Stochastic && !ReferenceEquals(agent.BehaviorPolicy, agent.EvaluationPolicy);
        var spec = environment.Spec;
        if (spec.QuestionAnswering is null)
        {
            var episodes = request.Episodes ?? EpisodesWithoutExamples;
            return new Measurement(spec)
            {
                GreedyEpisodes = Evaluator(environment, episodes).Episodes(agent.EvaluationPolicy, episodes, cancellation),
                StochasticEpisodes = sampled
                    ? Evaluator(environment, episodes).Episodes(agent.BehaviorPolicy, episodes, cancellation)
                    : [],
            };
        }

        var examples = Math.Min(request.Episodes ?? spec.ExampleCount, spec.ExampleCount);
        return new Measurement(spec)
        {
            Greedy = Outcomes(environment, agent.EvaluationPolicy, examples, cancellation),
            Stochastic = sampled ? Outcomes(environment, agent.BehaviorPolicy, examples, cancellation) : null,
        };
    }

    private OutcomeSet Outcomes(IVectorEnvironment environment, IPolicy policy, int examples, CancellationToken cancellation) =>
        Evaluator(environment, examples).Outcomes(policy, request.Agent.Name, request.Split, examples, cancellation);

    private Evaluator Evaluator(IVectorEnvironment environment, int episodes)
    {
        var pace = new Pace(clock, firstStep: 0, episodes);
        return new Evaluator(environment, seeds.Seed("evaluation"))
        {
            Progress = finished => pace.Report(Progress, ImmutableDictionary<string, double>.Empty, finished),
        };
    }

    private ImmutableArray<double> Time(IPolicy policy, CancellationToken cancellation)
    {
        if (request.TimedEpisodes == 0)
        {
            return [];
        }

        using var environment = request.CreateEnvironment(request.Split, rows: 1);
        var episodes = Math.Min(request.TimedEpisodes, request.Episodes ?? request.TimedEpisodes);
        return new ResponseTimer(environment, seeds.Seed("evaluation"), clock).Measure(policy, episodes, cancellation);
    }
}
