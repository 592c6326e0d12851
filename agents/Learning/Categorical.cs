using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Choices from the log-probabilities of one row, in managed code: no tensor per decision.</summary>
public static class Categorical
{
    /// <summary>Draws an action by inverting the cumulative distribution at one uniform number of the stream.</summary>
    /// <exception cref="ArithmeticException">A log-probability is NaN.</exception>
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

        RequireNumber(cumulated);
        // Rounding left the sum below the threshold: the last action that has any probability.
        return last;
    }

    /// <summary>
    /// The best action inside the group of larger total probability. A flat argmax over many looks and few answers
    /// would answer at once, because looks share their probability.
    /// </summary>
    /// <param name="logProbabilities">Of the answers, then of the looks.</param>
    /// <param name="answers">How many answers.</param>
    /// <exception cref="ArithmeticException">A log-probability that matters is NaN.</exception>
    public static int Greedy(ReadOnlySpan<float> logProbabilities, int answers)
    {
        double answering = 0;
        foreach (var logProbability in logProbabilities[..answers])
        {
            answering += Math.Exp(logProbability);
        }

        RequireNumber(answering);
        // Without looks rounding cannot tip the balance: there is nothing else to choose.
        var answer = answering >= 0.5 || answers == logProbabilities.Length;
        return answer ? Best(logProbabilities, 0, answers) : Best(logProbabilities, answers, logProbabilities.Length);
    }

    /// <summary>The best action inside the group of largest total probability; the best of all where there are no groups.</summary>
    /// <param name="logProbabilities">Of all actions.</param>
    /// <param name="groups">Runs of actions, or none.</param>
    /// <exception cref="ArithmeticException">A log-probability that matters is NaN.</exception>
    public static int Greedy(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<ActionGroup> groups)
    {
        var (start, end) = (0, logProbabilities.Length);
        var most = double.NegativeInfinity;
        foreach (var group in groups)
        {
            double total = 0;
            foreach (var logProbability in logProbabilities.Slice(group.Start, group.Count))
            {
                total += Math.Exp(logProbability);
            }

            RequireNumber(total);
            if (total > most)
            {
                (most, start, end) = (total, group.Start, group.Start + group.Count);
            }
        }

        return Best(logProbabilities, start, end);
    }

    private static int Best(ReadOnlySpan<float> logProbabilities, int start, int end)
    {
        var best = start;
        for (var action = start + 1; action < end; action++)
        {
            if (logProbabilities[action] > logProbabilities[best])
            {
                best = action;
            }
        }

        RequireNumber(logProbabilities[best]);
        return best;
    }

    private static void RequireNumber(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArithmeticException("the probabilities of the actions are not numbers: the weights or the observation are broken");
        }
    }
}
