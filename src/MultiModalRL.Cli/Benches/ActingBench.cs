using MultiModalRL.Agents;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>PPO's policy, batch by batch, beside its network alone on tensors that are ready.</summary>
internal sealed class ActingBench : IBench
{
    private static readonly int[] Batches = [1, 8, 64, 512, 4096];

    public string Name => "acting";

    public string Summary => "decisions a second of ppo's policy, beside the bare forward of the same network, and managed bytes";

    public IEnumerable<Figure> Measure(BenchSettings settings) => settings.Environments.SelectMany(environment => Of(settings, environment));

    private static IEnumerable<Figure> Of(BenchSettings settings, EnvironmentRegistration environment)
    {
        foreach (var batch in Batches)
        {
            var rows = settings.Create(environment, batch);
            if (settings.TryCreate(PpoAgent.Name, rows) is not { } agent)
            {
                rows.Dispose();
                yield break;
            }

            using var actor = new Actor(rows, agent.BehaviorPolicy);
            using (agent)
            using (var bare = BareModel.Of(rows.Spec, batch, settings))
            {
                var rates = bare is null ? settings.Meter.Measure(actor.Act) : settings.Meter.Measure(actor.Act, bare.Forward);
                yield return new Figure($"{environment.Id}, batch {batch}", rates[0], "decisions/s")
                {
                    Ratio = bare is null ? null : rates.Ratio(0, 1),
                    RatioTo = "bare forward",
                };
                yield return new Figure($"{environment.Id}, batch {batch}", actor.BytesPerCall() / batch, "bytes/decision");
            }
        }
    }
}
