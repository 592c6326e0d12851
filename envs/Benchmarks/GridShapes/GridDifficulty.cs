namespace MultiModalRL.Environments;

/// <summary>How many kinds of shape there are, and how much their looks vary.</summary>
public enum GridDifficulty
{
    /// <summary>2 colors × 2 shapes, without jitter or noise.</summary>
    Easy,

    /// <summary>3 colors × 3 shapes, mild jitter and noise.</summary>
    Standard,

    /// <summary>6 colors × 5 shapes, more jitter and noise.</summary>
    Hard,
}
