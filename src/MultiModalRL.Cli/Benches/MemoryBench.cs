using System.Diagnostics;
using MultiModalRL.Agents;

namespace MultiModalRL.Cli;

/// <summary>The peak memory of a training run, as a process of its own.</summary>
internal sealed class MemoryBench : IBench
{
    private const double Megabyte = 1 << 20;

    // Where others' figures are of whole runs: long enough that code is compiled anew and garbage has come and gone.
    private const int LongRun = 60_000;

    public string Name => "memory";

    public string Summary => "peak resident memory of ppo in a process of its own: 60,000 steps of CartPole, one update elsewhere";

    public IEnumerable<Figure> Measure(BenchSettings settings) =>
        settings.Environments.SelectMany(TrainingSetting.Of).SelectMany(setting => Of(settings, setting));

    private static IEnumerable<Figure> Of(BenchSettings settings, TrainingSetting setting)
    {
        var folder = Directory.CreateTempSubdirectory("mmrl-bench-");
        try
        {
            if (Peak(settings, setting, Path.Combine(folder.FullName, "run")) is { } peak)
            {
                yield return new Figure($"ppo, {setting.Environment.Id}, {setting.Rows} rows", peak / Megabyte, "MB")
                {
                    Peer = setting.Environment.Id.Name == "CartPole" ? new PeerFigure("CleanRL", 250) : null,
                };
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long? Peak(BenchSettings settings, TrainingSetting setting, string folder)
    {
        using var process = Process.Start(Command(settings, setting, folder))!;
        var error = process.StandardError.ReadToEndAsync(settings.Cancellation);
        var peak = 0L;
        do
        {
            if (settings.Cancellation.IsCancellationRequested)
            {
                process.Kill();
            }

            peak = Math.Max(peak, PeakOf(process));
        }
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(10)));

        settings.Cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode == ExitCode.Done)
        {
            return peak;
        }

        settings.Skip($"memory of ppo in {setting.Environment.Id}: {error.Result.Trim()}");
        return null;
    }

    // It may end between any two calls: then what was read before stands.
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static ProcessStartInfo Command(BenchSettings settings, TrainingSetting setting, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            typeof(MemoryBench).Assembly.Location, "train", "--env", $"{setting.Environment.Id}", "--agent", PpoAgent.Name, "--quiet",
            "--steps", $"{(setting.Peers.Length > 0 ? LongRun : setting.StepsAnUpdate)}", "--device", $"{settings.Device}", "--precision", $"{settings.Precision}",
            "--threads", $"{settings.Threads}", "--out", folder,
            "--set", $"run.rows={setting.Rows}", "--set", $"rolloutSteps={setting.Options.RolloutSteps}",
            "--set", $"minibatchSize={setting.MinibatchSize}",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        if (setting.Environment.NeedsData)
        {
            start.ArgumentList.Add("--data");
            start.ArgumentList.Add(settings.Data!);
        }

        return start;
    }
}
