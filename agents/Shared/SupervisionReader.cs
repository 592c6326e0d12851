using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Goes once through the labelled examples of the training split, a chunk at a time.</summary>
internal static class SupervisionReader
{
    private const int ChunkRows = 256;

    /// <summary>Hands over every example, in order; returns how many there were.</summary>
    /// <exception cref="InputException">The environment offers no supervision, or no example.</exception>
    public static int ForEach(AgentContext context, string agent, LabelledExample each)
    {
        var answers = new QuestionAnsweringFields(context.Environment).Answers.Count;
        if (context.Supervision is not { Count: > 0 } supervision)
        {
            throw new InputException(
                $"{context.Environment.Id} offers no supervision: agent '{agent}' is fitted on labelled examples of the training split");
        }

        var chunk = Math.Min(ChunkRows, supervision.Count);
        var observations = new Columns(context.Environment.Observation, chunk);
        var accuracies = new float[chunk * answers];
        var seeds = new ulong[chunk];
        for (var start = 0; start < supervision.Count; start += chunk)
        {
            int[] examples = [.. Enumerable.Range(start, Math.Min(chunk, supervision.Count - start))];
            supervision.Read(
                examples, seeds.AsSpan(0, examples.Length), observations, accuracies.AsSpan(0, examples.Length * answers));
            for (var i = 0; i < examples.Length; i++)
            {
                each(observations[i], accuracies.AsSpan(i * answers, answers));
            }
        }

        return supervision.Count;
    }
}
