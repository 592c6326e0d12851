namespace MultiModalRL.Agents;

/// <summary>Places of a memory of fixed size that are written one after the other, from the first again once all are in use.</summary>
/// <param name="capacity">How many there are.</param>
internal sealed class Ring(int capacity)
{
    private int next;

    /// <summary>How many there are.</summary>
    public int Capacity => capacity;

    /// <summary>How many are in use.</summary>
    public int Count { get; private set; }

    /// <summary>How often places were taken to be written to, since the start or what was read.</summary>
    public long Written { get; private set; }

    /// <summary>What <see cref="Written"/> was right after a place in use was taken last.</summary>
    public long WrittenAt(int place) => Written - next + place + 1 - (place < next ? 0 : capacity);

    /// <summary>The place to write to: the one unused longest, or else the one written longest ago.</summary>
    public int Take()
    {
        Written++;
        var taken = next;
        next = (next + 1) % capacity;
        Count = Math.Max(Count, taken + 1);
        return taken;
    }

    /// <summary>Writes which places are in use.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(capacity);
        writer.Write(Count);
        writer.Write(next);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="Core.InputException">It is of a memory of another size.</exception>
    public void Load(BinaryReader reader)
    {
        var (saved, count, following) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (saved != capacity || count < 0 || count > capacity || following < 0 || following >= capacity)
        {
            throw new Core.InputException($"the memory saved has {saved} places: expected {capacity}");
        }

        (Count, next) = (count, following);
        Written = count < capacity ? count : capacity + next;
    }
}
