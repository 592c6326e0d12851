namespace MultiModalRL.Environments;

/// <summary>
/// The angle of the first link from hanging down and of the second from the first, in radians, and how fast they turn, a
/// second; or the rates at which these four change.
/// </summary>
internal record struct AcrobotState(double Angle1, double Angle2, double Velocity1, double Velocity2)
{
    /// <summary>This and some times another.</summary>
    public readonly AcrobotState Plus(double times, in AcrobotState other) => new(
        Angle1 + times * other.Angle1,
        Angle2 + times * other.Angle2,
        Velocity1 + times * other.Velocity1,
        Velocity2 + times * other.Velocity2);
}
