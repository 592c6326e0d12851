namespace MultiModalRL.Core.Tests;

/// <summary>A vector environment that breaks what the sound one within it keeps.</summary>
internal sealed class TamperedVectorEnvironment(IVectorEnvironment inner, Defect defect) : IVectorEnvironment
{
    private bool ready;
    private bool disposed;

    public EnvironmentSpec Spec => defect == Defect.PassesLimit ? inner.Spec with { MaxEpisodeSteps = 3 } : inner.Spec;

    public int Count => inner.Count;

    public ISupervision? Supervision => inner.Supervision;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        ready = true;
        inner.Reset(plan, first, info);
        if (defect == Defect.RepeatsEpisodes)
        {
            plan.Position = 1;
        }

        Tamper(first);
    }

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        if (defect == Defect.AcceptsStepBeforeReset && !ready)
        {
            return;
        }

        if (defect == Defect.AcceptsAnyAction)
        {
            actions.All(new Field<int>(0, 1)).Replace(3, 0);
        }

        inner.Step(actions, next, info);
        Tamper(next);
    }

    public void Save(BinaryWriter writer) => inner.Save(writer);

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info)
    {
        try
        {
            ready = true;
            inner.Load(reader, plan, current, info);
            plan.Position += defect == Defect.LoadsElsewhere ? 1 : 0;
        }
        catch (InputException) when (defect == Defect.LoadsAnything)
        {
            // Goes on with whatever was there before.
        }
    }

    public void Dispose()
    {
        ObjectDisposedException.ThrowIf(disposed && defect == Defect.DisposesOnce, this);
        disposed = true;
        inner.Dispose();
    }

    private void Tamper(VectorStep step)
    {
        switch (defect)
        {
            case Defect.RewardIsNotSum:
                step.Rewards[^1] += 1;
                break;
            case Defect.HidesStarts:
                step.Starts.Clear();
                break;
            case Defect.ForeignKeys:
                step.Keys[^1]++;
                break;
            case Defect.MisnumbersEpisodes:
                step.Episodes[^1]++;
                break;
            case Defect.DropsFinals:
                step.Finals.Count = 0;
                break;
            case Defect.NeverIdles:
                step.Status.Replace(StepStatus.Idle, StepStatus.Continues);
                break;
        }
    }
}
