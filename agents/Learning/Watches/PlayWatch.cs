using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Tells where what is played can teach nothing: rewards without a difference, answers alone, or none.</summary>
internal sealed class PlayWatch
{
    // Told again of one group alone only after a tenth of the actions was of the other.
    private const int OtherGroup = 10;

    private readonly Alarm constantRewards = new("constant_rewards");
    private readonly Alarm answersAtOnce = new("answers_at_once");
    private readonly Alarm neverAnswers = new("never_answers");

    /// <summary>Takes note of whether there is no difference in what some rewards tell.</summary>
    public void Look(bool flat, int rewards, long step, IMetricSink metrics) => constantRewards.Tell(
        flat, !flat, step, metrics, $"the latest {rewards} rewards are all the same: there is nothing to learn from");

    /// <summary>Looks at what was done; says nothing where actions have no groups.</summary>
    public void Look(AnswerTally done, long step, IMetricSink metrics)
    {
        if (done.Count == 0)
        {
            return;
        }

        answersAtOnce.Tell(
            done.Answers == done.Count, OtherGroup * (done.Count - done.Answers) >= done.Count, step, metrics,
            $"the latest {done.Count} actions are all answers: nothing is looked at any more");
        neverAnswers.Tell(
            done.Answers == 0, OtherGroup * done.Answers >= done.Count, step, metrics,
            $"none of the latest {done.Count} actions is an answer: looking has taken over");
    }

    /// <summary>Writes what holds already.</summary>
    public void Save(BinaryWriter writer)
    {
        constantRewards.Save(writer);
        answersAtOnce.Save(writer);
        neverAnswers.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        constantRewards.Load(reader);
        answersAtOnce.Load(reader);
        neverAnswers.Load(reader);
    }
}
