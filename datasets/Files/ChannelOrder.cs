namespace MultiModalRL.Datasets;

/// <summary>The order in which the three samples of a pixel are stored.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red, as OpenCV stores them.</summary>
    Bgr,
}
