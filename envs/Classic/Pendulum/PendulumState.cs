namespace MultiModalRL.Environments;

/// <summary>The angle from upright in radians, not wrapped, and how fast it changes, a second.</summary>
internal record struct PendulumState(double Angle, double Velocity);
