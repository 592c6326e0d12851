using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>An environment whose rewards or thumbnails turn NaN at some step. Owns the environment within.</summary>
internal sealed class BreakingEnvironment(IVectorEnvironment inner, int reward = int.MaxValue, int thumbnail = int.MaxValue) : IVectorEnvironment
{
    private int steps;

    public EnvironmentSpec Spec => inner.Spec;

    public int Count => inner.Count;

    public ISupervision? Supervision => inner.Supervision;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info) => inner.Reset(plan, first, info);

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        inner.Step(actions, next, info);
        steps++;
        if (steps >= reward)
        {
            next.Rewards.Fill(float.NaN);
            next.RewardComponents.Fill(float.NaN);
        }

        if (steps >= thumbnail)
        {
            next.Observations.All(new QuestionAnsweringFields(Spec).Thumbnail!.Value).Fill(float.NaN);
        }
    }

    public void Save(BinaryWriter writer) => inner.Save(writer);

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info) => inner.Load(reader, plan, current, info);

    public void Dispose() => inner.Dispose();
}
