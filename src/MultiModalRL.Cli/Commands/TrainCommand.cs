using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl train</c>: begins a run, or goes on with one.</summary>
internal sealed class TrainCommand(CommandContext context)
{
    private readonly Option<string?> environment = new("--env") { Description = "The environment's id.", HelpName = "ID" };
    private readonly Option<string?> agent = new("--agent") { Description = "The agent's name.", HelpName = "NAME" };
    private readonly Option<string?> data = new("--data") { Description = "The data folder.", HelpName = "DIR" };
    private readonly Option<Split> split = new("--split") { Description = "The split to train on.", DefaultValueFactory = _ => Split.Train };
    private readonly Option<string?> init = new("--init") { Description = "The run whose weights to start from.", HelpName = "RUN" };
    private readonly Option<string?> preset = new("--preset") { Description = "Options under a name, to start from (mmrl list agents NAME).", HelpName = "NAME" };
    private readonly Option<long> steps = new("--steps") { Description = "The budget: environment steps, or examples.", HelpName = "N", DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<ulong> seed = new("--seed") { Description = "The root seed.", HelpName = "S", DefaultValueFactory = _ => 0 };
    private readonly Option<string> device = new("--device") { Description = "auto, cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> output = new("--out") { Description = "The run folder to make.", HelpName = "RUN" };
    private readonly Option<string?> resume = new("--resume") { Description = "Go on with this run, with its own options.", HelpName = "RUN" };
    private readonly ConfiguredOptions configured = new();

    public Command Create()
    {
        var command = new Command("train", "Train an agent.") { environment, agent, data, split, init, preset, steps, seed, device, output, resume };
        configured.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var resumed = parsed.GetValue(resume);
        var request = resumed is null ? Begun(parsed, registries) : Resumed(parsed, registries, resumed);
        var manifest = context.Progress(parsed).Show($"train {request.Agent.Name}", progress =>
        {
            TensorBoardSink? board = null;
            var run = new TrainingRun(request, context.Terminal.Clock)
            {
                Progress = progress,
                Sinks = (folder, resumedAt) => [board = new TensorBoardSink(folder, context.Terminal.Clock, resumedAt), new WarningSink(context.Terminal)],
                Committing = () => board!.Flush(),
            };
            return resumed is null ? run.Start(context.Cancellation) : run.Resume(context.Cancellation);
        });
        return Tell(parsed, request, manifest);
    }

    private TrainingRequest Begun(ParseResult parsed, Registries registries)
    {
        var registration = registries.Environments.Get(Required(parsed, environment));
        var learner = registries.Agents.Get(Required(parsed, agent));
        var folder = Required(parsed, output);
        if (parsed.GetValue(init) is not null && !learner.StartsFromRuns)
        {
            throw new InputException($"agent '{learner.Name}' starts from no run: leave out --init");
        }

        var options = configured.Bind(
            parsed, registration.OptionsType, learner.OptionsType,
            ConfiguredOptions.Of(learner, registration, parsed.GetValue(preset) is { } named ? learner.Preset(named) : null));
        if (parsed.GetValue(steps) is var budget and < 1)
        {
            throw new InputException($"--steps is {budget}: expected at least 1");
        }

        var request = new TrainingRequest
        {
            Environment = registration,
            EnvironmentOptions = options.Environment,
            Agent = learner,
            AgentOptions = options.Agent!,
            Run = options.Run,
            Data = parsed.GetValue(data),
            Split = parsed.GetValue(split),
            Init = parsed.GetValue(init),
            Vocabulary = parsed.GetValue(init) is { } start ? new RunFolder(start).ReadManifest().VocabularyFor(registration.Id) : null,
            Steps = parsed.GetValue(steps),
            Seed = parsed.GetValue(seed),
            Precision = parsed.GetValue(context.Options.Precision) ?? Precision.Fp32,
            Command = [.. context.Arguments],
            Folder = folder,
        };
        return request with { Threads = context.ConfigureThreads(parsed), Device = CommandContext.Device(parsed.GetValue(device)!) };
    }

    private TrainingRequest Resumed(ParseResult parsed, Registries registries, string folder)
    {
        Option[] others = [environment, agent, data, split, init, preset, steps, seed, device, output, context.Options.Precision, configured.Config, configured.Set, configured.OnBadExample];
        var given = others.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (given is not null)
        {
            throw new InputException($"--resume goes on with the run's own options: leave out {given.Name}");
        }

        var request = TrainingRequest.Of(new RunFolder(folder), registries.Environments, registries.Agents);
        _ = context.ConfigureThreads(parsed, request.Threads);
        return request with { Device = CommandContext.Device(request.Device.ToString()) };
    }

    private static string Required(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) ?? throw new InputException($"train: {option.Name} is missing (or --resume RUN, to go on with a run)");

    private int Tell(ParseResult parsed, TrainingRequest request, RunManifest manifest)
    {
        var status = manifest.Status.ToString().ToLowerInvariant();
        if (context.IsJson(parsed))
        {
            var told = new JsonObject { ["run"] = Path.GetFullPath(request.Folder), ["status"] = status };
            if (manifest.Best is { } kept)
            {
                told["best"] = new JsonObject { ["step"] = kept.Step, ["return"] = kept.Return };
            }

            context.PrintJson(told);
        }
        else
        {
            context.Log(parsed, $"{status}: {request.Folder}");
            if (manifest.Best is { } best)
            {
                context.Log(parsed, string.Create(
                    CultureInfo.InvariantCulture,
                    $"best on validation: return {best.Return:0.####} after {best.Step} steps; measure it with --checkpoint best"));
            }
        }

        return manifest.Status == RunStatus.Finished ? ExitCode.Done : ExitCode.Interrupted;
    }
}
