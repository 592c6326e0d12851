using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Means over the last 100 episodes of training, in raw units.</summary>
internal sealed class EpisodeStatistics
{
    private const int Episodes = 100;

    private readonly EnvironmentSpec spec;
    private readonly QuestionAnsweringInfo? info;
    private readonly double[] sums;
    private readonly int[] lengths;
    private readonly Window length = new(Episodes);
    private readonly Window total = new(Episodes);
    private readonly Window accuracy = new(Episodes);
    private readonly Window cost = new(Episodes);
    private readonly Window[] components;
    private readonly string[] componentTags;

    public EpisodeStatistics(EnvironmentSpec spec, int rows)
    {
        this.spec = spec;
        info = spec.QuestionAnswering is null ? null : new QuestionAnsweringInfo(spec.Info);
        sums = new double[rows * spec.Rewards.Length];
        lengths = new int[rows];
        components = [.. spec.Rewards.Select(_ => new Window(Episodes))];
        componentTags = [.. spec.Rewards.Select(name => MetricTags.RewardPrefix + name)];
    }

    /// <summary>Takes in what a step brought.</summary>
    public void Observe(VectorStep step, Columns infos)
    {
        for (var row = 0; row < step.Rows; row++)
        {
            var status = step.Status[row];
            if (status == StepStatus.Idle)
            {
                continue;
            }

            lengths[row]++;
            var rewards = step.Components(row);
            for (var i = 0; i < rewards.Length; i++)
            {
                sums[row * components.Length + i] += rewards[i];
            }

            if (status != StepStatus.Continues)
            {
                End(row, infos);
            }
        }
    }

    /// <summary>Hands over the means; nothing while no episode has ended.</summary>
    public void Log(IMetricSink metrics, long step)
    {
        if (length.Count == 0)
        {
            return;
        }

        metrics.Scalar(MetricTags.EpisodicReturn, total.Mean, step);
        metrics.Scalar(MetricTags.EpisodicLength, length.Mean, step);
        if (info is not null)
        {
            metrics.Scalar(MetricTags.Accuracy, accuracy.Mean, step);
            metrics.Scalar(MetricTags.Cost, cost.Mean, step);
        }

        for (var i = 0; i < components.Length; i++)
        {
            metrics.Scalar(componentTags[i], components[i].Mean, step);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(lengths.Length);
        writer.Write(components.Length);
        foreach (var value in lengths)
        {
            writer.Write(value);
        }

        foreach (var value in sums)
        {
            writer.Write(value);
        }

        foreach (var window in Windows())
        {
            window.Save(writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        var (rows, rewards) = (reader.ReadInt32(), reader.ReadInt32());
        if (rows != lengths.Length || rewards != components.Length)
        {
            throw new InputException(
                $"episode statistics are of {rows} rows with {rewards} reward components: {spec.Id} has {lengths.Length} with {components.Length}");
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = reader.ReadInt32();
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = reader.ReadDouble();
        }

        foreach (var window in Windows())
        {
            window.Load(reader);
        }
    }

    private IEnumerable<Window> Windows() => [length, total, accuracy, cost, .. components];

    private void End(int row, Columns infos)
    {
        var episode = sums.AsSpan(row * components.Length, components.Length);
        var sum = 0.0;
        for (var i = 0; i < components.Length; i++)
        {
            components[i].Add(episode[i]);
            sum += episode[i];
        }

        total.Add(sum);
        length.Add(lengths[row]);
        if (info is not null)
        {
            accuracy.Add(infos.Values(info.Accuracy, row)[0]);
            cost.Add(infos.Values(info.Cost, row)[0]);
        }

        episode.Clear();
        lengths[row] = 0;
    }
}
