using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Choices from the log-probabilities of one row, in managed code: no tensor per decision.</summary>
public static class Categorical
{
    /// <summary>Draws an action by inverting the cumulative distribution at one uniform number of the stream.</summary>
    public static int Sample(ReadOnlySpan<float> logProbabilities, RandomStream random)
    {
        var threshold = random.NextDouble();
        double cumulated = 0;
        var last = 0;
        for (var action = 0; action < logProbabilities.Length; action++)
        {
            var probability = Math.Exp(logProbabilities[action]);
            if (probability <= 0)
            {
                continue;
            }

            last = action;
            cumulated += probability;
            if (threshold < cumulated)
            {
                return action;
            }
        }

        // Rounding left the sum below the threshold: the last action that has any probability.
        return last;
    }

    /// <summary>
    /// The best action inside the group of larger total probability. A flat argmax over many looks and few answers
    /// would answer at once, because looks share their probability.
    /// </summary>
    public static int Greedy(ReadOnlySpan<float> logProbabilities, ActionGroup answers)
    {
        double answering = 0;
        foreach (var logProbability in logProbabilities.Slice(answers.Start, answers.Count))
        {
            answering += Math.Exp(logProbability);
        }

        var (start, end) = answering >= 0.5 ? (answers.Start, answers.End) : (answers.End, logProbabilities.Length);
        var best = start;
        for (var action = start + 1; action < end; action++)
        {
            if (logProbabilities[action] > logProbabilities[best])
            {
                best = action;
            }
        }

        return best;
    }
}
