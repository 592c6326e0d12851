namespace MultiModalRL.Agents;

/// <summary>Settings that move over a run.</summary>
public static class Schedule
{
    /// <summary>From <paramref name="start"/> at step 0 linearly to <paramref name="start"/> · <paramref name="finalShare"/> at the budget's end, and there from then on.</summary>
    public static double Linear(double start, double finalShare, long step, long total)
    {
        var progress = total > 0 ? Math.Clamp((double)step / total, 0, 1) : 0;
        return start * (1 + (finalShare - 1) * progress);
    }

    /// <summary>From <paramref name="start"/> at step 0 linearly to <paramref name="end"/> once a share of the budget is used, and there from then on.</summary>
    public static double Between(double start, double end, double share, long step, long total)
    {
        var moving = share * total;
        return total <= 0 ? start : step >= moving ? end : start + (end - start) * (step / moving);
    }

    /// <summary>At <paramref name="start"/> until a share of the budget is used, from there linearly as above.</summary>
    public static double HeldThenLinear(double start, double finalShare, double heldShare, long step, long total)
    {
        var held = (long)(heldShare * total);
        return step <= held ? start : Linear(start, finalShare, step - held, total - held);
    }
}
